package io.tradu.batch.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import io.tradu.batch.database.EmbeddedDatabase;
import io.tradu.batch.database.EmbeddedDatabase.Sharing;
import io.tradu.batch.home.ForeignHomeException.Kind;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class HomeGuardTests {

	@TempDir
	Path folder;

	@Test
	void letsAHomeUseItsServerAgain() {
		useServer("home");

		assertThat(useServer("home")).isEqualTo(place("home"));
	}

	@Test
	void letsAMovedHomeUseItsServer() throws IOException {
		useServer("home");
		Files.move(home("home"), home("moved"));

		assertThat(useServer("moved")).isEqualTo(place("moved"));
	}

	@Test
	void refusesACopiedHomeItsServer() throws IOException {
		useServer("home");
		FileSystemUtils.copyRecursively(home("home"), home("copy"));

		assertThat(refusal("copy")).isEqualTo(Kind.COPY);
		assertThat(useServer("home")).isEqualTo(place("home"));
	}

	@Test
	void refusesAnotherHome() {
		useServer("home");

		assertThat(refusal("other")).isEqualTo(Kind.OTHER);
		assertThat(home("other")).doesNotExist();
	}

	@Test
	void letsACopyUseTheFileWithin() throws IOException {
		useFile("home");
		FileSystemUtils.copyRecursively(home("home"), home("copy"));

		assertThat(useFile("copy")).isEqualTo(place("copy"));
		assertThat(useFile("home")).isEqualTo(place("home"));
		assertThat(HomeIdentity.read(home("copy"))).isNotEqualTo(HomeIdentity.read(home("home")));
	}

	@Test
	void letsAMovedHomeUseTheFileWithin() throws IOException {
		useFile("home");
		String id = HomeIdentity.read(home("home")).orElseThrow().id();
		Files.move(home("home"), home("moved"));

		assertThat(useFile("moved")).isEqualTo(place("moved"));
		assertThat(HomeIdentity.read(home("moved")).orElseThrow().id()).isEqualTo(id);
	}

	@Test
	void refusesACopyWhoseFileIsAHardLink() throws IOException {
		useFile("home");
		Files.createDirectories(home("copy").resolve("database"));
		for (String file : new String[] { "home.id", "database/tradu.mv.db" }) {
			Files.createLink(home("copy").resolve(file), home("home").resolve(file));
		}

		assertThatException().isThrownBy(() -> useFile("copy"))
			.satisfies((failure) -> assertThat(ForeignHomeException.in(failure)).isPresent());
		assertThat(useFile("home")).isEqualTo(place("home"));
	}

	@Test
	void refusesACopyWhoseDatabaseFolderIsALink() throws IOException {
		useFile("home");
		Files.createDirectories(home("copy"));
		Files.copy(home("home").resolve("home.id"), home("copy").resolve("home.id"));
		Files.createSymbolicLink(home("copy").resolve("database"), home("home").resolve("database"));

		assertThatException().isThrownBy(() -> useFile("copy"))
			.satisfies((failure) -> assertThat(ForeignHomeException.in(failure)).isPresent());
	}

	private Kind refusal(String name) {
		try {
			useServer(name);
			throw new AssertionError("not refused");
		}
		catch (RuntimeException ex) {
			return ForeignHomeException.in(ex).orElseThrow().kind();
		}
	}

	/** Uses a database that does not lie in the home. */
	private String useServer(String name) {
		return use(home(name), server(), Map.of());
	}

	private DriverManagerDataSource server() {
		return new DriverManagerDataSource("jdbc:h2:" + this.folder.resolve("server")
				+ ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH", "tradu", "");
	}

	private String useFile(String name) {
		Path file = home(name).resolve("database").resolve("tradu");
		try (EmbeddedDatabase database = EmbeddedDatabase.open(file, Sharing.NONE)) {
			return use(home(name), new DriverManagerDataSource(database.url(), EmbeddedDatabase.USER, ""),
					Map.of(EmbeddedDatabase.FILE, file.toString()));
		}
	}

	private String use(Path home, DriverManagerDataSource database, Map<String, String> settings) {
		MockEnvironment environment = new MockEnvironment().withProperty("tradu.folders.home", home.toString());
		settings.forEach(environment::setProperty);
		HomeGuard guard = new HomeGuard(environment, Clock.systemUTC());
		guard.check(database);
		Flyway.configure()
			.dataSource(database)
			.locations("classpath:db/migration", "classpath:db/vendor/h2")
			.outOfOrder(true)
			.load()
			.migrate();
		guard.record(database);
		return JdbcClient.create(database).sql("select place from home").query(String.class).single();
	}

	private Path home(String name) {
		return this.folder.resolve(name);
	}

	private String place(String name) {
		try {
			return home(name).toRealPath().toString();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
