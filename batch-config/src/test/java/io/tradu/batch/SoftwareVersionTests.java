package io.tradu.batch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SoftwareVersionTests {

	@Test
	void isInTheNameOfAReleasedJar() {
		assertThat(SoftwareVersion.of("/opt/releases/tradu-apps-1.2.0.jar")).contains("1.2.0");
		assertThat(SoftwareVersion.of("tradu-apps-0.1.0-SNAPSHOT.4b4d016025.jar"))
			.contains("0.1.0-SNAPSHOT.4b4d016025");
		assertThat(SoftwareVersion.of("jobs/target/tradu-jobs-0.1.0-SNAPSHOT-exec.jar")).contains("0.1.0-SNAPSHOT");
	}

	@Test
	void isNotInAClassPathOfSeveralParts() {
		assertThat(SoftwareVersion.of("target/classes:/m2/spring-core-7.0.8.jar")).isEmpty();
	}

}
