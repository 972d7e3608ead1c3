package io.tradu.purge;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;

import io.tradu.document.Night;
import io.tradu.throughput.RunThroughputs;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Saves what must be known of a night after its purge. */
@Repository
class KeptFacts {

	private final JdbcClient jdbc;

	private final RunThroughputs throughputs;

	private final Clock clock;

	KeptFacts(JdbcClient jdbc, RunThroughputs throughputs, Clock clock) {
		this.jdbc = jdbc;
		this.throughputs = throughputs;
		this.clock = clock;
	}

	/**
	 * Remembers what the runs have moved of which nobody remembers it yet. It is counted
	 * by what is recorded of the night's blocks.
	 */
	void rememberRows(List<Long> runs) {
		runs.forEach(this.throughputs::remember);
	}

	/**
	 * Saves a line for each run, with the night's account in the last one's, the hashes
	 * of what was delivered, and what the night consisted of.
	 * @param runs the night's runs, oldest first
	 * @param archive SHA-256 of the file that keeps its rows
	 */
	void save(Night night, List<Long> runs, String archive) {
		this.jdbc.sql("""
				insert into run_summary (job_execution_id, job_instance_id, job_name, business_date, sequence_number,
					started_at, ended_at, status, version, purged_at)
				select e.job_execution_id, e.job_instance_id, i.job_name, :date, :sequence, e.start_time, e.end_time,
					e.status, (
						select f.fact from run_fact f
						where f.job_execution_id = e.job_execution_id and f.name = 'software version'), :now
				from batch_job_execution e join batch_job_instance i on i.job_instance_id = e.job_instance_id
				where e.job_execution_id in (:runs)
				""")
			.param("date", night.businessDate())
			.param("sequence", night.sequence())
			.param("now", OffsetDateTime.now(this.clock))
			.param("runs", runs)
			.update();
		saveAccount(night, runs.get(runs.size() - 1));
		this.jdbc.sql("""
				insert into delivered_hash (feed, sha256, file_name, business_date)
				select feed, sha256, file_name, :date from document where night_id = :night and status = 'DELIVERED'
				order by id
				on conflict do nothing
				""").param("date", night.businessDate()).param("night", night.id()).update();
		saveNames(night, archive);
	}

	private void saveNames(Night night, String archive) {
		this.jdbc.sql("""
				insert into purged_night (night_id, business_date, sequence_number, purged_at, archive_sha256)
				values (?, ?, ?, ?, ?)
				""")
			.params(night.id(), night.businessDate(), night.sequence(), OffsetDateTime.now(this.clock), archive)
			.update();
		this.jdbc.sql("""
				insert into purged_document (document_id, night_id, feed, file_name, sha256, status)
				select id, night_id, feed, file_name, sha256, status from document where night_id = ?
				""").param(night.id()).update();
		saveRanges(night, "block", "select id from block where night_id = :night");
		saveRanges(night, "dead letter", "select id from dead_letter where origin in "
				+ "(select cast(id as varchar(20)) from document where night_id = :night)");
	}

	private void saveRanges(Night night, String kind, String ids) {
		this.jdbc.sql("""
				insert into purged_range (night_id, kind, first_id, last_id)
				select :night, :kind, min(id), max(id)
				from (select id, id - row_number() over (order by id) as island from (%s) of_night) numbered
				group by island
				""".formatted(ids)).param("night", night.id()).param("kind", kind).update();
	}

	private void saveAccount(Night night, long run) {
		this.jdbc.sql("""
				update run_summary set
					documents = (select count(*) from document
						where night_id = :night and status not in ('DUPLICATE', 'QUARANTINED')),
					received = (select coalesce(sum(received), 0) from ledger where night_id = :night),
					delivered = (select coalesce(sum(delivered), 0) from ledger where night_id = :night),
					rejected = (select coalesce(sum(rejected), 0) from ledger where night_id = :night),
					canceled = (select coalesce(sum(canceled), 0) from ledger where night_id = :night)
				where job_execution_id = :run
				""").param("night", night.id()).param("run", run).update();
	}

}
