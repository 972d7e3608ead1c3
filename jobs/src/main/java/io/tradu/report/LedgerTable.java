package io.tradu.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.tradu.batch.history.RunTime;
import io.tradu.document.Night;
import io.tradu.nightly.NightAccount;
import io.tradu.nightly.NightAccounts;
import io.tradu.report.LedgerFacts.DocumentLine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gathers what became of a night's rows and files. */
@Repository
class LedgerTable {

	private static final Set<String> PROVEN = Set.of("COMPLETED", "ABANDONED");

	private final NightAccounts accounts;

	private final JdbcClient jdbc;

	LedgerTable(NightAccounts accounts, JdbcClient jdbc) {
		this.accounts = accounts;
		this.jdbc = jdbc;
	}

	LedgerFacts of(Night night, NightState state) {
		boolean proven = PROVEN.contains(state.status()) || isDrawnBy(state.lastRun().id(), night);
		NightAccount account = this.accounts.of(night, proven);
		return new LedgerFacts(account.total(), proven, account.balanced(), account.feeds(), lines(night),
				account.duplicates(), account.setAside());
	}

	// A night that does not balance fails in its very last step, which keeps the account
	// all the same. Older lines are those of an earlier try.
	private boolean isDrawnBy(long run, Night night) {
		OffsetDateTime drawn = this.jdbc.sql("select min(proven_at) as drawn from ledger where night_id = ?")
			.param(night.id())
			.query((row, number) -> Optional.ofNullable(row.getObject("drawn", OffsetDateTime.class)))
			.single()
			.orElse(null);
		return drawn != null && this.jdbc.sql("""
				select s.start_time, s.end_time, t.started_at, t.ended_at, t.worked_millis, r.zone
				from batch_step_execution s
				left join step_time t on t.step_execution_id = s.step_execution_id
				left join run_time r on r.job_execution_id = s.job_execution_id
				where s.job_execution_id = ? and s.step_name = 'reconcileNight' and s.start_time is not null
				""")
			.param(run)
			.query((row, number) -> RunTime.read(row))
			.optional()
			.map(RunTime::started)
			.filter((start) -> !drawn.toInstant().isBefore(start))
			.isPresent();
	}

	private List<DocumentLine> lines(Night night) {
		return this.jdbc.sql("""
				select l.feed, d.file_name, l.target, l.received, l.delivered, l.rejected, l.canceled, l.balanced,
					coalesce(v.version, 0) as version
				from ledger l
				join document d on d.id = l.document_id
				left join deliverable v on v.document_id = l.document_id and v.target = l.target
				where l.night_id = ?
				order by l.feed, d.file_name, l.target
				""").param(night.id()).query((row, number) -> line(row)).list();
	}

	private static DocumentLine line(ResultSet row) throws SQLException {
		return new DocumentLine(row.getString("feed") + "/" + row.getString("file_name"), row.getString("target"),
				row.getLong("received"), row.getLong("delivered"), row.getLong("rejected"), row.getLong("canceled"),
				row.getBoolean("balanced"), row.getInt("version"));
	}

}
