package io.tradu.batch.launch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.failure.FirstFailure;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import io.tradu.batch.log.LogScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;

/** Tells when a run starts and how it ends, and names it on all lines in between. */
@Component
class RunLog {

	private static final Logger logger = LoggerFactory.getLogger(RunLog.class);

	private final List<JobLogFields> fields;

	RunLog(List<JobLogFields> fields) {
		this.fields = fields;
	}

	// Within the scope that JobRuns has opened.
	void starts(JobExecution execution) {
		LogScope.put(LogField.JOB, execution.getJobInstance().getJobName());
		LogScope.put(LogField.EXECUTION, execution.getId());
		this.fields.forEach((source) -> source.of(execution).forEach(LogScope::put));
		LogEvent.of(logger, "run.started").log("run " + execution.getId() + " starts");
	}

	void ends(JobExecution execution, Duration worked) {
		BatchStatus status = execution.getStatus();
		boolean failed = status != BatchStatus.COMPLETED && status != BatchStatus.STOPPED
				&& status != BatchStatus.STOPPING;
		LogEvent event = LogEvent.of(logger, failed ? Level.ERROR : Level.INFO, "run.ended")
			.with(LogField.TO, status.name())
			.with(LogField.MILLISECONDS, worked.toMillis());
		String words = "run " + execution.getId() + " is " + status;
		Optional<FailureReport> failure = FirstFailure.of(execution).filter((first) -> failed).map(FailureReport::of);
		if (failure.isPresent()) {
			FailureReport report = failure.get();
			event.with(LogField.CATEGORY, report.category().tag());
			words += ": " + report.sentence();
		}
		event.log(words);
	}

}
