package io.tradu.engine.apertium;

import java.io.IOException;

import io.tradu.batch.failure.FailureCategory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StartFailedExceptionTests {

	@Test
	void namesTheLimitOfProcesses() {
		assertIsCapacity(new IOException("Cannot run program: error=11, Resource temporarily unavailable"),
				"ulimit -u");
	}

	@Test
	void namesTheLimitOfThreads() {
		assertIsCapacity(
				new OutOfMemoryError(
						"unable to create native thread: possibly out of memory or process/resource limits reached"),
				"ulimit -u");
	}

	@Test
	void namesTheLimitOfFiles() {
		assertIsCapacity(new IOException("Cannot run program: error=24, Too many open files"), "ulimit -n");
	}

	@Test
	void countsMemoryAsCapacity() {
		assertIsCapacity(new OutOfMemoryError("Java heap space"), "Java heap space");
		assertIsCapacity(new IOException("error=12, Cannot allocate memory"), "Cannot allocate memory");
	}

	@Test
	void countsAnythingElseAsDependency() {
		assertThat(StartFailedException.of(new IOException("error=2, No such file or directory")).category())
			.isEqualTo(FailureCategory.DEPENDENCY);
	}

	private static void assertIsCapacity(Throwable failure, String words) {
		StartFailedException exception = StartFailedException.of(failure);

		assertThat(exception.category()).isEqualTo(FailureCategory.CAPACITY);
		assertThat(exception).hasMessageContaining(words);
	}

}
