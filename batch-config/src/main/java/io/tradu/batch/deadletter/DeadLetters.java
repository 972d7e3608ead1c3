package io.tradu.batch.deadletter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.ItemAddress;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the dead letters. */
@Repository
public class DeadLetters {

	// A restart may come past the same item again; the first record of it stands.
	private static final String INSERT = """
			insert into dead_letter (kind, origin, lane, item_position, reason, category, detail, evidence, created_at)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?)
			on conflict do nothing
			""";

	private final JdbcTemplate jdbc;

	private final JdbcClient client;

	private final Clock clock;

	DeadLetters(JdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.client = JdbcClient.create(jdbc);
		this.clock = clock;
	}

	/**
	 * Records the letters in the caller's transaction; one whose address is known already
	 * is left as it stands.
	 */
	public void add(Collection<DeadLetter> letters) {
		OffsetDateTime now = OffsetDateTime.now(this.clock);
		this.jdbc.batchUpdate(INSERT, letters, 500, (statement, letter) -> {
			statement.setString(1, letter.address().kind());
			statement.setString(2, letter.address().origin());
			statement.setString(3, letter.address().lane());
			statement.setLong(4, letter.address().position());
			statement.setString(5, letter.reason());
			statement.setString(6, letter.category().name());
			// PostgreSQL stores no NUL character; the raw bytes stand in the archived
			// file.
			statement.setString(7, letter.detail().replace('\0', '\uFFFD'));
			statement.setString(8, letter.evidence().replace('\0', '\uFFFD'));
			statement.setObject(9, now);
		});
	}

	/**
	 * Returns the letters of one kind whose position lies in a range, on one lane or on
	 * every lane, by position.
	 * @param from first position
	 * @param to last position
	 */
	public List<DeadLetter> find(String kind, String origin, String lane, long from, long to) {
		return this.client.sql("""
				select kind, origin, lane, item_position, reason, category, detail, evidence
				from dead_letter
				where kind = ? and origin = ? and lane in (?, '*') and item_position between ? and ?
				order by item_position
				""").params(kind, origin, lane, from, to).query((row, number) -> letter(row)).list();
	}

	/**
	 * Returns the positions of the letters of one kind on one lane or on every lane,
	 * ascending.
	 */
	public List<Long> positions(String kind, String origin, String lane) {
		return this.client.sql("""
				select distinct item_position
				from dead_letter
				where kind = ? and origin = ? and lane in (?, '*')
				order by item_position
				""").params(kind, origin, lane).query(Long.class).list();
	}

	/** Returns how many letters of one kind an origin has on every lane. */
	public long count(String kind, String origin) {
		return this.client.sql("""
				select count(*) from dead_letter where kind = ? and origin = ? and lane = '*'
				""").params(kind, origin).query(Long.class).single();
	}

	/**
	 * Removes the letters of one kind of an origin: the origin itself was given up on,
	 * and its own letter says why.
	 */
	public void removeAll(String kind, String origin) {
		this.client.sql("delete from dead_letter where kind = ? and origin = ?").params(kind, origin).update();
	}

	private static DeadLetter letter(ResultSet row) throws SQLException {
		ItemAddress address = new ItemAddress(row.getString("kind"), row.getString("origin"), row.getString("lane"),
				row.getLong("item_position"));
		return new DeadLetter(address, row.getString("reason"), FailureCategory.valueOf(row.getString("category")),
				row.getString("detail"), row.getString("evidence"));
	}

}
