package io.tradu.environment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.tradu.environment.EnvironmentComparison.Difference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EnvironmentComparisonTests {

	@TempDir
	private Path root;

	private EnvironmentsCopy copy;

	@BeforeEach
	void copy() throws IOException {
		this.copy = EnvironmentsCopy.in(this.root);
	}

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
