package io.tradu.document;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.tradu.batch.recovery.Change;
import io.tradu.batch.recovery.RecoveryParticipant;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;

/** Gives back the blocks that a dead process had claimed. */
@Component
class ClaimedBlocks implements RecoveryParticipant {

	private final Nights nights;

	private final Blocks blocks;

	ClaimedBlocks(Nights nights, Blocks blocks) {
		this.nights = nights;
		this.blocks = blocks;
	}

	@Override
	public List<Change> recover(JobExecution execution) {
		if (execution.getJobParameters().getString(Night.DATE_PARAMETER) == null) {
			return List.of();
		}
		Map<BlockState, Integer> released = this.blocks.releaseClaims(this.nights.of(execution),
				"run " + execution.getId() + " is dead");
		return released.isEmpty() ? List.of()
				: List.of(new Change("blocks",
						released.entrySet()
							.stream()
							.map((entry) -> entry.getValue() + " " + entry.getKey())
							.collect(Collectors.joining(", ")),
						released.values().stream().mapToInt(Integer::intValue).sum() + " " + BlockState.PENDING));
	}

}
