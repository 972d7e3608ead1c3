package io.tradu.batch.launch;

import java.util.Map;

import io.tradu.batch.log.LogField;

import org.springframework.batch.core.job.JobExecution;

/** Says which fields of its own a job has in the log while it runs. */
@FunctionalInterface
public interface JobLogFields {

	/** Returns the fields of an execution; none if it is not one of this kind. */
	Map<LogField, String> of(JobExecution execution);

}
