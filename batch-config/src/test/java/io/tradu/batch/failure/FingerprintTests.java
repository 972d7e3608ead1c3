package io.tradu.batch.failure;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FingerprintTests {

	@Test
	void isTheSameForTheSameDefect() {
		assertThat(IntStream.range(0, 3).mapToObj((number) -> Fingerprint.of(thrown("try " + number))).distinct())
			.singleElement()
			.asString()
			.matches("[0-9a-f]{12}");
	}

	@Test
	void differsByPlace() {
		assertThat(Fingerprint.of(thrown(""))).isNotEqualTo(Fingerprint.of(thrownElsewhere()));
	}

	@Test
	void differsByException() {
		IllegalStateException one = thrown("");
		IllegalArgumentException other = new IllegalArgumentException();
		other.setStackTrace(one.getStackTrace());

		assertThat(Fingerprint.of(one)).isNotEqualTo(Fingerprint.of(other));
	}

	@Test
	void isThatOfTheFirstCause() {
		IllegalStateException cause = thrown("");

		assertThat(Fingerprint.of(new RuntimeException("outside", cause))).isEqualTo(Fingerprint.of(cause));
	}

	@Test
	void doesWithoutStackTrace() {
		IllegalStateException failure = thrown("");
		failure.setStackTrace(new StackTraceElement[0]);

		assertThat(Fingerprint.of(failure)).hasSize(12);
	}

	private static IllegalStateException thrown(String message) {
		return new IllegalStateException(message);
	}

	private static IllegalStateException thrownElsewhere() {
		return new IllegalStateException();
	}

}
