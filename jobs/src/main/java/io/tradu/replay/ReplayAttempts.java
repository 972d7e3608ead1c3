package io.tradu.replay;

import java.time.OffsetDateTime;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the replays that a dead letter was part of. */
@Repository
public class ReplayAttempts {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	ReplayAttempts(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** Returns the replays of a letter, oldest first. */
	public List<ReplayAttempt> of(Letter letter) {
		return this.jdbc.sql("""
				select r.id, r.created_at, r.actor, r.reason, r.route, i.edits, i.state
				from replay_item i join replay r on r.id = i.replay_id
				where i.letter_id = ? order by r.id
				""")
			.param(letter.id())
			.query((row, number) -> new ReplayAttempt(row.getLong("id"),
					row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getString("actor"),
					row.getString("reason"), row.getString("route"),
					this.json.readValue(row.getString("edits"), Edits.class),
					ItemState.valueOf(row.getString("state"))))
			.list();
	}

}
