package io.tradu.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import io.tradu.environment.EnvironmentComparison.Difference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EnvironmentComparisonTests extends BrokenEnvironments {

	@Test
	void namesWhatDiffers() {
		this.copy.edit("staging", "feeds.yml", "targets: [es, ca]", "targets: [es]");

		assertThat(between("staging", "production")).contains(
				new Difference("application.yml", "tradu.limits.cpus", "1", "2"),
				new Difference("application.yml", "tradu.health.disk.down", null, "1GB"),
				new Difference("feeds.yml", "tradu.feeds.news.targets[1]", null, "ca"));
		assertThat(between("staging", "staging")).isEmpty();
	}

	@Test
	void masksSecrets() {
		this.copy.edit("staging", "application.yml", "${secret.staging.database:${secret.database}}", "hunter2");

		assertThat(between("staging", "production")).contains(new Difference("application.yml",
				"spring.datasource.password", "(hidden)", "${secret.production.database:${secret.database}}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "jdbc:postgresql://maria:hunter2@db/x", "a?password=hunter2", "maria:hunter2@one,two",
			"-Dspring.rabbitmq.password=hunter2 -Xmx1g", "'{\"x.password\":\"hunter2\"}'",
			"${X:http://maria:hunter2@db}", "http://maria:${PASSWORD:hunter2}@db" })
	void masksSecretsThatStandElsewhere(String value) {
		this.copy.append("staging", "application.yml", "\nx:\n  address: " + value + "\n");

		assertThat(between("staging", "production")).anySatisfy((difference) -> {
			assertThat(difference.setting()).isEqualTo("x.address");
			assertThat(difference.one()).contains("(hidden)").doesNotContain("hunter2");
		});
	}

	@Test
	void showsReferencesToSecretsAndWhatIsInnocent() {
		this.copy.edit("staging", "application.yml", "${secret.database}", "${secret.database:}")
			.append("staging", "dataflow.yml", "\nx: -Xmx1g -Dfile.encoding=UTF-8\n");

		assertThat(between("staging", "production")).contains(
				new Difference("application.yml", "spring.datasource.password",
						"${secret.staging.database:${secret.database:}}",
						"${secret.production.database:${secret.database}}"),
				new Difference("dataflow.yml", "x", "-Xmx1g -Dfile.encoding=UTF-8", null));
	}

	@Test
	void namesFilesThatOnlyOneHas() throws IOException {
		Files.delete(this.copy.file("staging", "feeds.yml"));
		Files.delete(this.copy.file("production", "application.yml"));

		assertThat(between("staging", "production"))
			.contains(new Difference("feeds.yml", "", null, "(the file)"),
					new Difference("application.yml", "", "(the file)", null))
			.filteredOn((difference) -> !difference.file().equals("dataflow.yml"))
			.hasSize(2);
	}

	@Test
	void refusesWhatItCannotCompare() {
		assertThatExceptionOfType(EnvironmentMisfit.class).isThrownBy(() -> between("staging", "elsewhere"));
		this.copy.append("staging", "application.yml", "a: [\n");
		assertThatExceptionOfType(EnvironmentMisfit.class).isThrownBy(() -> between("staging", "production"))
			.withMessageContaining("YAML");
	}

	private List<Difference> between(String one, String other) {
		return new EnvironmentComparison(this.copy.folders()).between(one, other);
	}

}
