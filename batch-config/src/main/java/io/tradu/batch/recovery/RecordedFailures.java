package io.tradu.batch.recovery;

import java.util.List;

import io.tradu.batch.history.RunHistory;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;

/** Takes over what a dead process wrote down of its failure. */
@Component
class RecordedFailures implements RecoveryParticipant {

	private final RunHistory history;

	RecordedFailures(RunHistory history) {
		this.history = history;
	}

	@Override
	public List<Change> recover(JobExecution execution) {
		this.history.takeOver(execution.getId());
		return List.of();
	}

}
