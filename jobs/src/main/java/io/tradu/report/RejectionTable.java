package io.tradu.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.command.TraduCommand;
import io.tradu.document.Night;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts a night's dead letters by reason. */
@Repository
class RejectionTable {

	private final JdbcClient jdbc;

	RejectionTable(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	List<Rejection> of(Night night) {
		return this.jdbc.sql("""
				select kind, reason, category, count(*) as letters,
					sum(case when state = 'OPEN' then 1 else 0 end) as open_letters,
					sum(case when state = 'REPLAYED' then 1 else 0 end) as replayed,
					sum(case when state = 'DISCARDED' then 1 else 0 end) as discarded,
					min(id) as first_id, max(id) as last_id, min(case when state = 'OPEN' then id end) as first_open
				from dead_letter
				where origin in (select cast(id as varchar(20)) from document where night_id = ?)
				group by kind, reason, category
				order by letters desc, kind, reason, category
				""").param(night.id()).query((row, number) -> rejection(night, row)).list();
	}

	private static Rejection rejection(Night night, ResultSet row) throws SQLException {
		Long firstOpen = row.getObject("first_open", Long.class);
		List<Long> examples = Stream
			.of((firstOpen != null) ? firstOpen : row.getLong("first_id"), row.getLong("last_id"))
			.distinct()
			.toList();
		return new Rejection(row.getString("kind"), row.getString("reason"),
				FailureCategory.valueOf(row.getString("category")).tag(), row.getLong("letters"),
				row.getLong("open_letters"), row.getLong("replayed"), row.getLong("discarded"), examples,
				TraduCommand
					.of("dead-letters", "list", "--date", night.businessDate(), "--reason", row.getString("reason"))
					.toString());
	}

}
