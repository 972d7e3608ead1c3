package io.tradu.batch.home;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The home that a database belongs to, as recorded in the database.
 *
 * @param id its identifier
 * @param place where it was last
 * @param host on which machine
 */
record HomeRecord(String id, String place, String host) {

	static HomeRecord of(HomeIdentity home) {
		return new HomeRecord(home.id(), home.place(), home.host());
	}

	/** Returns the record; empty if there is none. */
	static Optional<HomeRecord> find(JdbcClient database) {
		return database.sql("select id, place, host from home")
			.query((row, number) -> new HomeRecord(row.getString("id"), row.getString("place"), row.getString("host")))
			.optional();
	}

	/**
	 * Records the first home of a database, and returns the one that is recorded then.
	 */
	HomeRecord insert(JdbcClient database, Instant now) {
		database.sql("""
				insert into home (slot, id, place, host, recorded_at) values (1, ?, ?, ?, ?) on conflict do nothing
				""").params(this.id, this.place, this.host, now.atOffset(ZoneOffset.UTC)).update();
		return find(database).orElseThrow();
	}

	void update(JdbcClient database, Instant now) {
		database.sql("update home set id = ?, place = ?, host = ?, recorded_at = ?")
			.params(this.id, this.place, this.host, now.atOffset(ZoneOffset.UTC))
			.update();
	}

}
