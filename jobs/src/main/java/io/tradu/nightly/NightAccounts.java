package io.tradu.nightly;

import java.util.List;

import io.tradu.document.Corrections;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Night;
import io.tradu.document.SetAsides;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Draws up what became of a night so far: from the ledger once it was reconciled, from
 * the documents before.
 */
@Repository
public class NightAccounts {

	private final JdbcClient jdbc;

	private final Documents documents;

	private final Corrections corrections;

	private final UnprovenAccounts unproven;

	private final SetAsides setAsides;

	NightAccounts(JdbcClient jdbc, Documents documents, Corrections corrections, UnprovenAccounts unproven,
			SetAsides setAsides) {
		this.jdbc = jdbc;
		this.documents = documents;
		this.corrections = corrections;
		this.unproven = unproven;
		this.setAsides = setAsides;
	}

	/**
	 * Returns the account of a night.
	 * @param reconciled whether its last step has ended well
	 */
	public NightAccount of(Night night, boolean reconciled) {
		List<FeedAccount> feeds = reconciled ? ledger(night) : this.unproven.of(night);
		boolean balanced = reconciled
				&& this.jdbc.sql("select count(*) from ledger where night_id = ? and balanced = false")
					.param(night.id())
					.query(Long.class)
					.single() == 0;
		return new NightAccount(feeds, labels(this.documents.find(night, DocumentStatus.DUPLICATE)),
				labels(this.corrections.findOrphans(night)), this.setAsides.find(night), balanced);
	}

	private static List<String> labels(List<Document> documents) {
		return documents.stream().map(Document::label).toList();
	}

	private List<FeedAccount> ledger(Night night) {
		return this.jdbc.sql("""
				select feed, count(distinct document_id) as documents, sum(received) as received,
					sum(delivered) as delivered, sum(rejected) as rejected, sum(canceled) as canceled
				from ledger where night_id = ? group by feed order by feed
				""")
			.param(night.id())
			.query((row, number) -> new FeedAccount(row.getString("feed"), row.getLong("documents"),
					row.getLong("received"), row.getLong("delivered"), row.getLong("rejected"),
					row.getLong("canceled")))
			.list();
	}

}
