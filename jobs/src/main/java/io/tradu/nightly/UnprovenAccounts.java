package io.tradu.nightly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tradu.batch.failure.ItemAddress;
import io.tradu.document.Document;
import io.tradu.document.Night;
import io.tradu.document.RowSet;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Draws up what became of a night so far from its documents, with a fixed number of
 * queries: a night may have a hundred thousand of them.
 */
@Repository
class UnprovenAccounts {

	private final JdbcClient jdbc;

	UnprovenAccounts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Returns the accounts of the feeds of a night, by name. */
	List<FeedAccount> of(Night night) {
		Map<String, FeedAccount> feeds = new TreeMap<>();
		addReceived(night, feeds);
		addDelivered(night, feeds);
		addRejected(night, feeds);
		return new ArrayList<>(feeds.values());
	}

	private void addReceived(Night night, Map<String, FeedAccount> feeds) {
		this.jdbc.sql("""
				select feed, targets, count(*) as documents, sum(ingested_rows) as row_count from document
				where night_id = ? and status in ('RECEIVED', 'INGESTED', 'DELIVERED')
				group by feed, targets
				""").param(night.id()).query((row) -> {
			add(feeds, new FeedAccount(row.getString("feed"), row.getLong("documents"),
					row.getLong("row_count") * count(row.getString("targets")), 0, 0, 0));
		});
	}

	private void addDelivered(Night night, Map<String, FeedAccount> feeds) {
		this.jdbc.sql("""
				select d.feed, l.delivered_rows, l.canceled_rows from deliverable l
				join document d on d.id = l.document_id
				where d.night_id = ? and d.status = 'DELIVERED'
				""").param(night.id()).query((row) -> {
			add(feeds,
					new FeedAccount(row.getString("feed"), 0, 0, RowSet.parse(row.getString("delivered_rows")).size(),
							0, RowSet.parse(row.getString("canceled_rows")).size()));
		});
	}

	private void addRejected(Night night, Map<String, FeedAccount> feeds) {
		this.jdbc.sql("""
				select d.feed, d.targets, l.lane, count(*) as letters from document d
				join dead_letter l on l.origin = cast(d.id as varchar(100))
				where d.night_id = ? and d.status in ('RECEIVED', 'INGESTED', 'DELIVERED')
					and l.kind = ? and l.state <> 'REPLAYED'
				group by d.feed, d.targets, l.lane
				""").params(night.id(), Document.ROW).query((row) -> {
			boolean everyTarget = row.getString("lane").equals(ItemAddress.EVERY_LANE);
			add(feeds, new FeedAccount(row.getString("feed"), 0, 0, 0,
					row.getLong("letters") * (everyTarget ? count(row.getString("targets")) : 1), 0));
		});
	}

	private static void add(Map<String, FeedAccount> feeds, FeedAccount account) {
		feeds.merge(account.feed(), account, FeedAccount::plus);
	}

	private static int count(String targets) {
		return targets.split(",").length;
	}

}
