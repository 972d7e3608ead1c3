package io.tradu.batch.recovery;

import java.util.List;

import org.springframework.batch.core.job.JobExecution;

/**
 * Puts right what a dead process has left beside its execution. Called in the transaction
 * of the recovery: all is put right, or nothing.
 */
@FunctionalInterface
public interface RecoveryParticipant {

	/** Puts right what belongs to a dead execution, and returns what changed. */
	List<Change> recover(JobExecution execution);

}
