package io.tradu.reconcile;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import io.tradu.document.Document;
import io.tradu.document.Night;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The account that proves that nothing was lost. */
@Repository
public class Ledger {

	private final JdbcClient jdbc;

	private final Clock clock;

	Ledger(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Writes a night's account in place of an earlier one. */
	void write(Night night, List<LedgerLine> lines) {
		this.jdbc.sql("delete from ledger where night_id = ?").param(night.id()).update();
		lines.forEach((line) -> insert(night.id(), line));
	}

	/** Writes the account of one document and target in place of an earlier one. */
	public void replace(LedgerLine line) {
		this.jdbc.sql("delete from ledger where document_id = ? and target = ?")
			.params(line.document().id(), line.target())
			.update();
		insert(line.document().nightId(), line);
	}

	/** Removes the account of a document that was withdrawn. */
	public void remove(Document document) {
		this.jdbc.sql("delete from ledger where document_id = ?").param(document.id()).update();
	}

	/**
	 * Tells whether a line stands in the ledger as it is given. Empty if there is no line
	 * of the document and target.
	 */
	public Optional<Boolean> holds(LedgerLine line) {
		return this.jdbc.sql("""
				select received, delivered, rejected, canceled, balanced from ledger
				where document_id = ? and target = ?
				""")
			.params(line.document().id(), line.target())
			.query((row, number) -> row.getLong("received") == line.received()
					&& row.getLong("delivered") == line.delivered() && row.getLong("rejected") == line.rejected()
					&& row.getLong("canceled") == line.canceled() && row.getBoolean("balanced") == line.isBalanced())
			.optional();
	}

	private void insert(long nightId, LedgerLine line) {
		this.jdbc.sql("""
				insert into ledger (night_id, document_id, feed, target, received, delivered, rejected, canceled,
					balanced, proven_at)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				""")
			.params(nightId, line.document().id(), line.document().feed(), line.target(), line.received(),
					line.delivered(), line.rejected(), line.canceled(), line.isBalanced(),
					OffsetDateTime.now(this.clock))
			.update();
	}

}
