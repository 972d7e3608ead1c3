package io.tradu.batch.step;

import io.tradu.batch.history.ExecutionTimes;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import io.tradu.batch.log.LogScope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Records when a step starts and what it did, and names it on all log lines in between.
 */
@Component
class StepLog implements StepExecutionListener {

	private static final Logger logger = LoggerFactory.getLogger(StepLog.class);

	private static final LogField READ = LogField.number("read");

	private static final LogField WRITTEN = LogField.number("written");

	private static final LogField SKIPPED = LogField.number("skipped");

	private static final LogField COMMITS = LogField.number("commits");

	private static final LogField ROLLBACKS = LogField.number("rollbacks");

	private final ExecutionTimes times;

	StepLog(ExecutionTimes times) {
		this.times = times;
	}

	@Override
	public void beforeStep(StepExecution step) {
		this.times.begins(step);
		LogScope.put(LogField.STEP, step.getStepName());
		LogEvent.of(logger, "step.started").log("step " + step.getStepName() + " starts");
	}

	// The step's name stays until the next one begins: what the step closes belongs to
	// it.
	@Override
	public @Nullable ExitStatus afterStep(StepExecution step) {
		LogEvent.of(logger, "step.ended")
			.with(LogField.TO, step.getStatus().name())
			.with(READ, step.getReadCount())
			.with(WRITTEN, step.getWriteCount())
			.with(SKIPPED, step.getSkipCount())
			.with(COMMITS, step.getCommitCount())
			.with(ROLLBACKS, step.getRollbackCount())
			.with(LogField.MILLISECONDS, this.times.ends(step).toMillis())
			.log("step " + step.getStepName() + " is " + step.getStatus() + ": " + step.getReadCount() + " read, "
					+ step.getWriteCount() + " written, " + step.getSkipCount() + " skipped");
		return null;
	}

}
