package io.tradu.dataflow;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TaskDslTests {

	@Test
	void takesOrderAndQuotesForNoDifference() {
		assertThat(TaskDsl.isSame("a --x='one two' --y=/b/c", "a --y=/b/c  --x=\"one two\"")).isTrue();
	}

	@Test
	void seesAnotherValueAnotherArgumentAndAnotherApplication() {
		assertThat(TaskDsl.isSame("a --x=1", "a --x=2")).isFalse();
		assertThat(TaskDsl.isSame("a --x=1", "a --x=1 --y=2")).isFalse();
		assertThat(TaskDsl.isSame("a --x=1", "b --x=1")).isFalse();
	}

}
