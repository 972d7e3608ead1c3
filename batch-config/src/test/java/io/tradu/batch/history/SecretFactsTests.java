package io.tradu.batch.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.env.ConfigTreePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class SecretFactsTests {

	@TempDir
	private Path folder;

	@Test
	void tellsWhenTheFileWasWrittenAndNothingMore() throws IOException {
		Path file = Files.writeString(this.folder.resolve("secret.database"), "hunter2");
		Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-20T10:00:00Z")));
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addLast(new ConfigTreePropertySource("secrets", this.folder));

		assertThat(new SecretFacts(environment).facts())
			.containsExactly(Map.entry("secret database", "file written 2026-11-20T10:00:00Z"));
	}

	@Test
	void namesTheVariableThatStandsAboveTheFile() throws IOException {
		Files.writeString(this.folder.resolve("secret.database"), "hunter2");
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("variables", Map.of("SECRET_DATABASE", "hunter3")));
		environment.getPropertySources().addLast(new ConfigTreePropertySource("secrets", this.folder));

		assertThat(new SecretFacts(environment).facts())
			.containsExactly(Map.entry("secret database", "variable SECRET_DATABASE"));
	}

}
