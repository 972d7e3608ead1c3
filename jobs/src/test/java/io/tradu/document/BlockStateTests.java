package io.tradu.document;

import java.util.EnumSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.tradu.document.BlockState.CANCELED;
import static io.tradu.document.BlockState.CLAIMED;
import static io.tradu.document.BlockState.COMPLETED;
import static io.tradu.document.BlockState.ERROR;
import static io.tradu.document.BlockState.PENDING;
import static io.tradu.document.BlockState.PROCESSING;
import static io.tradu.document.BlockState.VALIDATING;
import static org.assertj.core.api.Assertions.assertThat;

class BlockStateTests {

	@Test
	void leavesPendingByAClaimOrAPerson() {
		assertThat(after(PENDING)).containsExactlyInAnyOrder(CLAIMED, CANCELED);
	}

	@Test
	void leavesClaimedForTheEngineOrBackOrGivenUp() {
		assertThat(after(CLAIMED)).containsExactlyInAnyOrder(PROCESSING, PENDING, ERROR, CANCELED);
	}

	@Test
	void leavesProcessingForTheChecksOrBackOrGivenUp() {
		assertThat(after(PROCESSING)).containsExactlyInAnyOrder(VALIDATING, PENDING, ERROR, CANCELED);
	}

	@Test
	void leavesValidatingCompleteOrBackOrGivenUp() {
		assertThat(after(VALIDATING)).containsExactlyInAnyOrder(COMPLETED, PENDING, ERROR, CANCELED);
	}

	@ParameterizedTest
	@EnumSource(names = { "COMPLETED", "ERROR", "CANCELED" })
	void neverLeavesAnEnd(BlockState end) {
		assertThat(after(end)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void neverBecomesWhatItIs(BlockState state) {
		assertThat(state.canBecome(state)).isFalse();
	}

	private static Set<BlockState> after(BlockState state) {
		Set<BlockState> next = EnumSet.allOf(BlockState.class);
		next.removeIf((candidate) -> !state.canBecome(candidate));
		return next;
	}

}
