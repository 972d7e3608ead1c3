package io.tradu.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import io.tradu.document.Night;
import io.tradu.nightly.NightAccount;
import io.tradu.nightly.NightAccounts;
import io.tradu.report.LedgerFacts.DocumentLine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Gathers what became of a night's rows and files. */
@Repository
class LedgerTable {

	private final NightAccounts accounts;

	private final JdbcClient jdbc;

	LedgerTable(NightAccounts accounts, JdbcClient jdbc) {
		this.accounts = accounts;
		this.jdbc = jdbc;
	}

	LedgerFacts of(Night night, boolean proven) {
		NightAccount account = this.accounts.of(night, proven);
		return new LedgerFacts(account.total(), proven, account.balanced(), account.feeds(),
				proven ? lines(night) : List.of(), account.duplicates(), account.setAside());
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
