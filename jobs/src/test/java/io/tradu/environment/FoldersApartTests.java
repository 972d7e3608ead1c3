package io.tradu.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FoldersApartTests extends BrokenEnvironments {

	private static final String HOME = "home: ${TRADU_HOME:${tradu.root:.}/var/staging}";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			inbox      | production/inbox          | lies within the home of production
			outbox     | production/archive/2026   | lies within the home of production
			quarantine | production                | is the home of production
			archive    | development/../production | is the home of production
			reports    | production/reports/       | lies within the home of production
			""")
	void findsFoldersOfOneWithinThoseOfAnother(String kind, String place, String says) {
		moved("staging", kind, "${tradu.root}/var/" + place);

		assertThat(this.copy.findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.rule()).isEqualTo("shared");
			assertThat(finding.file()).startsWith("environments/staging/application.yml:");
			assertThat(finding.setting()).isEqualTo("tradu.folders." + kind);
			assertThat(finding.says()).startsWith(says);
		});
	}

	@Test
	void findsAFolderThatBothNameForTheSame() {
		moved("staging", "inbox", "/srv/customers");
		this.copy.edit("production", "application.yml", "home: ${TRADU_HOME:${tradu.root:.}/var/production}",
				"home: ${TRADU_HOME:${tradu.root:.}/var/production}\n    inbox: /srv/customers/");

		assertThat(this.copy.findings()).singleElement()
			.extracting(Finding::says)
			.asString()
			.startsWith("shares its inbox with production (environments/production/application.yml:");
	}

	@Test
	void followsSymbolicLinks() throws IOException {
		Files.createDirectories(this.root.resolve("var/production"));
		Files.createSymbolicLink(this.root.resolve("var/staging"), this.root.resolve("var/production"));

		assertThat(this.copy.findings()).anySatisfy((finding) -> {
			assertThat(finding.setting()).isEqualTo("tradu.folders.home");
			assertThat(finding.says()).startsWith("shares its home with production");
		});
	}

	@Test
	void followsLinksOutOfTheHomeAndToWhatIsNotThereYet() throws IOException {
		Files.createDirectories(this.root.resolve("var/staging"));
		Files.createSymbolicLink(this.root.resolve("var/staging/outbox"), Path.of("../production/outbox"));

		assertThat(this.copy.findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.setting()).isEqualTo("tradu.folders.outbox");
			assertThat(finding.says()).isEqualTo("lies within the home of production");
		});
	}

	@Test
	void findsLogsAndSecretsInAnother() {
		this.copy.edit("staging", "application.yml", "/var/staging/secrets", "/var/production/secrets/staging")
			.edit("staging", "application.yml", "\ntradu:",
					"\nlogging:\n  file:\n    name: ${tradu.root}/var/production/logs/tradu.log\n\ntradu:");

		assertThat(this.copy.findings()).extracting(Finding::setting)
			.containsExactly("spring.config.import", "logging.file.name");
	}

	@Test
	void findsFoldersThatWouldBeOthersInEachProcess() {
		this.copy.edit("staging", "application.yml", HOME, "home: var/staging");

		assertThat(this.copy.findings()).singleElement()
			.satisfies((finding) -> assertThat(finding.says()).contains("begin it with ${tradu.root:.}/"));
	}

	private void moved(String environment, String kind, String place) {
		this.copy.edit(environment, "application.yml", HOME, HOME + "\n    " + kind + ": " + place);
	}

}
