package io.tradu.nightly;

import java.util.Map;

import io.tradu.batch.launch.JobLogFields;
import io.tradu.batch.log.LogField;
import io.tradu.document.LineFields;
import io.tradu.document.Night;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;

/** Names a night's business date on all its lines. */
@Component
class NightLogFields implements JobLogFields {

	@Override
	public Map<LogField, String> of(JobExecution execution) {
		String date = execution.getJobParameters().getString(Night.DATE_PARAMETER);
		return (date != null) ? Map.of(LineFields.BUSINESS_DATE, date) : Map.of();
	}

}
