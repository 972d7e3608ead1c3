package io.tradu.batch.step;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;

import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import io.tradu.batch.log.LogScope;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Tells when a step starts and what it did, and names it on all lines in between. */
class StepLog implements StepExecutionListener {

	private static final Logger logger = LoggerFactory.getLogger(StepLog.class);

	private static final LogField READ = LogField.number("read");

	private static final LogField WRITTEN = LogField.number("written");

	private static final LogField SKIPPED = LogField.number("skipped");

	private static final LogField COMMITS = LogField.number("commits");

	private static final LogField ROLLBACKS = LogField.number("rollbacks");

	private final Clock clock;

	StepLog(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void beforeStep(StepExecution step) {
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
			.with(LogField.MILLISECONDS, milliseconds(step.getStartTime()))
			.log("step " + step.getStepName() + " is " + step.getStatus() + ": " + step.getReadCount() + " read, "
					+ step.getWriteCount() + " written, " + step.getSkipCount() + " skipped");
		return null;
	}

	private @Nullable Long milliseconds(@Nullable LocalDateTime start) {
		return (start != null) ? Duration.between(start, LocalDateTime.now(this.clock)).toMillis() : null;
	}

}
