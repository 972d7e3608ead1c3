package io.tradu.document;

import java.time.LocalDate;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * A night the line runs for. Date and sequence are the business key: starting a night
 * again goes on with a failed one and refuses a finished one.
 *
 * @param id its number in the database
 * @param businessDate the date it belongs to
 * @param sequence 1 for the night itself, more for documents that came late
 */
public record Night(long id, LocalDate businessDate, long sequence) {

	public static final String DATE_PARAMETER = "businessDate";

	public static final String SEQUENCE_PARAMETER = "sequence";

	/**
	 * Returns the business key as job parameters: a string and a long, which every
	 * launcher can pass on.
	 */
	public static JobParameters parameters(LocalDate businessDate, long sequence) {
		return new JobParametersBuilder().addString(DATE_PARAMETER, businessDate.toString())
			.addLong(SEQUENCE_PARAMETER, sequence)
			.toJobParameters();
	}

	public JobParameters parameters() {
		return parameters(this.businessDate, this.sequence);
	}

	/**
	 * Returns the night as people write it: the date, and the sequence if it is not the
	 * first.
	 */
	public String label() {
		return (this.sequence == 1) ? this.businessDate.toString() : this.businessDate + "." + this.sequence;
	}

}
