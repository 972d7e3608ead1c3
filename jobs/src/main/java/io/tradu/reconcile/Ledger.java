package io.tradu.reconcile;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;

import io.tradu.document.Night;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The account that proves that nothing was lost. */
@Repository
class Ledger {

	private final JdbcClient jdbc;

	private final Clock clock;

	Ledger(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Writes a night's account in place of an earlier one. */
	void write(Night night, List<LedgerLine> lines) {
		this.jdbc.sql("delete from ledger where night_id = ?").param(night.id()).update();
		renew(lines);
	}

	/** Writes the accounts of documents in place of earlier ones. */
	void renew(List<LedgerLine> lines) {
		for (LedgerLine line : lines) {
			this.jdbc.sql("delete from ledger where document_id = ? and target = ?")
				.params(line.document().id(), line.target())
				.update();
			this.jdbc.sql("""
					insert into ledger (night_id, document_id, feed, target, received, delivered, rejected, canceled,
						balanced, proven_at)
					values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
					""")
				.params(line.document().nightId(), line.document().id(), line.document().feed(), line.target(),
						line.received(), line.delivered(), line.rejected(), line.canceled(), line.isBalanced(),
						OffsetDateTime.now(this.clock))
				.update();
		}
	}

}
