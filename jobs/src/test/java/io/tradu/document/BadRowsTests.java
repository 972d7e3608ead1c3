package io.tradu.document;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BadRowsTests {

	private final Feed.BadRows limits = new Feed.BadRows(0.2, 20L);

	@Test
	void areNotExceededAtBothLimits() {
		assertThat(this.limits.areExceededBy(20, 100)).isFalse();
	}

	@Test
	void areExceededBeyondBothLimits() {
		assertThat(this.limits.areExceededBy(21, 100)).isTrue();
	}

	@Test
	void areNotExceededByFewRowsOfATinyDocument() {
		assertThat(this.limits.areExceededBy(3, 3)).isFalse();
	}

	@Test
	void areNotExceededByASmallShareOfAHugeDocument() {
		assertThat(this.limits.areExceededBy(1000, 100_000)).isFalse();
	}

	@Test
	void areExceededByTheFirstBadRowWhereNoneIsAllowed() {
		assertThat(new Feed.BadRows(0.0, 0L).areExceededBy(1, 1_000_000)).isTrue();
	}

	@Test
	void areNeverExceededWhereEveryRowMayBeBad() {
		assertThat(new Feed.BadRows(1.0, 0L).areExceededBy(50, 50)).isFalse();
	}

}
