package io.tradu.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the nights. */
@Repository
public class Nights {

	private final JdbcClient jdbc;

	private final Clock clock;

	Nights(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Returns the night for a business key, which is opened if it is new. */
	public Night open(LocalDate businessDate, long sequence) {
		this.jdbc.sql("""
				insert into night (business_date, sequence_number, opened_at) values (?, ?, ?) on conflict do nothing
				""").params(businessDate, sequence, OffsetDateTime.now(this.clock)).update();
		return find(businessDate, sequence).orElseThrow();
	}

	public Optional<Night> find(LocalDate businessDate, long sequence) {
		return this.jdbc.sql("""
				select id, business_date, sequence_number from night where business_date = ? and sequence_number = ?
				""").params(businessDate, sequence).query((row, number) -> night(row)).optional();
	}

	/** Returns all nights in order. */
	public List<Night> all() {
		return this.jdbc.sql("""
				select id, business_date, sequence_number from night order by business_date, sequence_number
				""").query((row, number) -> night(row)).list();
	}

	/** Returns the night that a document belongs to. */
	public Night of(Document document) {
		return this.jdbc.sql("select id, business_date, sequence_number from night where id = ?")
			.param(document.nightId())
			.query((row, number) -> night(row))
			.single();
	}

	/** Returns the night that a job execution runs. */
	public Night of(JobExecution execution) {
		LocalDate businessDate = LocalDate.parse(execution.getJobParameters().getString(Night.DATE_PARAMETER));
		return find(businessDate, execution.getJobParameters().getLong(Night.SEQUENCE_PARAMETER)).orElseThrow();
	}

	/** Returns the night of the highest sequence for a date. */
	public Optional<Night> last(LocalDate businessDate) {
		return this.jdbc.sql("""
				select id, business_date, sequence_number from night
				where business_date = ?
				order by sequence_number desc
				fetch first 1 rows only
				""").param(businessDate).query((row, number) -> night(row)).optional();
	}

	/** Returns whether no night has ever been opened. */
	public boolean isEmpty() {
		return this.jdbc.sql("select count(*) from night").query(Long.class).single() == 0
				&& this.jdbc.sql("select count(*) from run_summary").query(Long.class).single() == 0;
	}

	/** Tells whether a night of a date was purged. */
	public boolean isPurged(LocalDate businessDate) {
		return this.jdbc.sql("select count(*) from run_summary where business_date = ?")
			.param(businessDate)
			.query(Long.class)
			.single() > 0;
	}

	private static Night night(ResultSet row) throws SQLException {
		return new Night(row.getLong("id"), row.getObject("business_date", LocalDate.class),
				row.getLong("sequence_number"));
	}

}
