package io.tradu.batch.recovery;

import java.util.List;

import io.tradu.batch.AfterCommit;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import io.tradu.batch.metrics.StepMeters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;

/**
 * Tells and counts the end of runs that could not do it themselves, once they are put
 * right.
 */
@Component
class RecoveryReport {

	private static final Logger logger = LoggerFactory.getLogger(RecoveryReport.class);

	private final StepMeters meters;

	RecoveryReport(StepMeters meters) {
		this.meters = meters;
	}

	void recovered(JobExecution execution, List<Change> changes) {
		String run = "run " + execution.getId();
		AfterCommit.run(() -> {
			changes.stream()
				.filter((change) -> change.what().equals(run))
				.forEach((change) -> this.meters.ended(execution));
			LogEvent.of(logger, Level.WARN, "run.recovered")
				.with(LogField.EXECUTION, execution.getId())
				.with(LogField.TO, execution.getStatus().name())
				.log(run + " is put right: " + changes);
		});
	}

}
