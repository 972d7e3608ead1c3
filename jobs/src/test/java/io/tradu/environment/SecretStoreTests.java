package io.tradu.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SecretStoreTests {

	private static final Path SCRIPT = Path.of("..", "scripts", "dataflow").toAbsolutePath().normalize();

	@TempDir
	private Path root;

	private Path store;

	@BeforeEach
	void makeStore() throws IOException {
		EnvironmentsCopy.in(this.root);
		this.store = Files.createDirectories(this.root.resolve("store"));
	}

	@Test
	void isTheFolderOfOneEnvironmentUnlessItHasOneForEach() throws IOException {
		assertThat(SecretStore.folder(this.store, "staging", this.root)).isEqualTo(this.store);

		Files.createDirectory(this.store.resolve("production"));

		assertThat(SecretStore.folder(this.store, "staging", this.root)).isEqualTo(this.store.resolve("staging"));
	}

	@Test
	void givesAProcessTheSecretsOfItsEnvironmentOnly() throws IOException {
		Files.createDirectory(this.store.resolve("staging"));
		Map<String, String> variables = new TreeMap<>(Map.of("TRADU_SECRETS", this.store.toString(), "SECRET_DATABASE",
				"common", "SECRET_STAGING_DATABASE", "own", "SECRET_PRODUCTION_DATABASE", "other", "PATH", "/bin"));

		SecretStore.giveOnly("staging", this.root, variables);

		assertThat(variables).containsOnly(Map.entry("TRADU_SECRETS", this.store.resolve("staging").toString()),
				Map.entry("SECRET_DATABASE", "own"), Map.entry("PATH", "/bin"));
	}

	@Test
	void isUnderstoodByTheScriptsToo() throws Exception {
		Files.createDirectory(this.store.resolve("production"));

		ProcessBuilder script = new ProcessBuilder(SCRIPT.toString(), "secrets", "staging").redirectErrorStream(true)
			.redirectOutput(this.root.resolve("printed").toFile());
		script.environment()
			.putAll(Map.of("TRADU_SECRETS", this.store.toString(), "TRADU_HOME", this.root.resolve("home").toString(),
					"TRADU_SERVERS", this.root.resolve("servers").toString(), "SECRET_STAGING_DATABASE", "own:one"));

		assertThat(script.start().waitFor()).isZero();
		assertThat(this.store.resolve("staging/secret.broker")).isNotEmptyFile();
		assertThat(this.root.resolve("home/dataflow/pgpass")).content().endsWith(":tradu_staging:own\\:one\n");
	}

}
