package io.tradu.replay;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tradu.batch.audit.Act;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import io.tradu.document.Document;
import io.tradu.document.LineFields;
import io.tradu.engine.Route;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the replays, and how far each of their letters has come. */
@Repository
class Replays {

	static final LogField LETTER = LogField.number("letter");

	private static final Logger logger = LoggerFactory.getLogger(Replays.class);

	private static final LogField REPLAY = LogField.number("replay");

	private static final LogField LETTERS = LogField.number("letters");

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Letters letters;

	private final Clock clock;

	Replays(JdbcClient jdbc, JsonMapper json, Letters letters, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.letters = letters;
		this.clock = clock;
	}

	/** Opens a replay of letters and returns its number. */
	long open(ReplayRequest request, Collection<Letter> letters) {
		Route route = request.route();
		this.jdbc.sql("insert into replay (actor, reason, route, created_at) values (?, ?, ?, ?)")
			.params(request.actor(), request.reason().replace('\0', '\uFFFD'),
					(route != null) ? route.toString() : null, OffsetDateTime.now(this.clock))
			.update();
		// One process at a time opens replays: it holds the lease.
		long replay = this.jdbc.sql("select max(id) from replay").query(Long.class).single();
		String edits = this.json.writeValueAsString(request.edits());
		for (Letter letter : letters) {
			this.jdbc.sql("""
					insert into replay_item (replay_id, letter_id, document_id, state, edits) values (?, ?, ?, ?, ?)
					""").params(replay, letter.id(), letter.document().id(), ItemState.PENDING.name(), edits).update();
		}
		LogEvent.of(logger, "replay.opened")
			.with(REPLAY, replay)
			.with(LETTERS, letters.size())
			.logAfterCommit("replay " + replay + " of " + letters.size() + " dead letters is opened");
		return replay;
	}

	/** Returns who wanted a replay, and why. */
	Act act(long replay) {
		return this.jdbc.sql("select actor, reason from replay where id = ?")
			.param(replay)
			.query((row, number) -> new Act(row.getString("actor"), row.getString("reason")))
			.single();
	}

	/** Returns the newest replay that a letter is part of. */
	Optional<Long> newestOf(Letter letter) {
		return Optional.ofNullable(this.jdbc.sql("select max(replay_id) from replay_item where letter_id = ?")
			.param(letter.id())
			.query((row, number) -> row.getObject(1, Long.class))
			.list()
			.get(0));
	}

	/**
	 * Returns the letters of a replay, behind a given one, in the order of their numbers.
	 */
	List<ReplayItem> items(long replay, long afterLetter, int limit) {
		return items("i.replay_id = ? and i.letter_id > ?", List.of(replay, afterLetter), limit);
	}

	/** Returns the letters of a replay that wait for the engine, behind a given one. */
	List<ReplayItem> pending(long replay, long afterLetter, int limit) {
		return items("i.replay_id = ? and i.letter_id > ? and i.state = 'PENDING'", List.of(replay, afterLetter),
				limit);
	}

	/** Returns the letters of a document that a replay has in a state. */
	List<ReplayItem> of(long replay, Document document, ItemState state) {
		return items("i.replay_id = ? and i.document_id = ? and i.state = ?",
				List.of(replay, document.id(), state.name()), Integer.MAX_VALUE);
	}

	/** Returns the documents that a replay has letters of in a state. */
	List<Long> documents(long replay, ItemState state) {
		return this.jdbc
			.sql("select distinct document_id from replay_item where replay_id = ? and state = ? order by document_id")
			.params(replay, state.name())
			.query(Long.class)
			.list();
	}

	/**
	 * Moves a letter on.
	 * @throws IllegalStateException if it is not where it was; the caller's transaction
	 * must then be rolled back
	 */
	void move(ReplayItem item, ItemState next) {
		int moved = this.jdbc
			.sql("update replay_item set state = ? where replay_id = ? and letter_id = ? and state = ?")
			.params(next.name(), item.replay(), item.letter().id(), item.state().name())
			.update();
		if (moved != 1) {
			throw new IllegalStateException(item.letter().kept().label() + " is no longer " + item.state());
		}
		LogEvent.of(logger, "replay.letter_moved")
			.with(REPLAY, item.replay())
			.with(LETTER, item.letter().id())
			.with(LineFields.FEED, item.letter().document().feed())
			.with(LineFields.DOCUMENT, item.letter().document().label())
			.with(LogField.FROM, item.state().name())
			.with(LogField.TO, next.name())
			.logAfterCommit(item.letter().kept().label() + " is " + next + " in replay " + item.replay());
	}

	private List<ReplayItem> items(String condition, List<Object> parameters, int limit) {
		Map<Long, Row> rows = new LinkedHashMap<>();
		List<Object> all = new ArrayList<>(parameters);
		all.add(limit);
		this.jdbc.sql("""
				select i.replay_id, i.letter_id, i.state, i.edits, r.route
				from replay_item i join replay r on r.id = i.replay_id
				where %s order by i.letter_id fetch first ? rows only
				""".formatted(condition)).params(all).query((row) -> {
			rows.put(row.getLong("letter_id"), new Row(row.getLong("replay_id"), row.getString("state"),
					row.getString("edits"), row.getString("route")));
		});
		return this.letters.find(rows.keySet()).stream().map((letter) -> item(letter, rows.get(letter.id()))).toList();
	}

	private ReplayItem item(Letter letter, Row row) {
		return new ReplayItem(row.replay(), letter, ItemState.valueOf(row.state()),
				(row.route() != null) ? Route.parse(row.route()) : null, this.json.readValue(row.edits(), Edits.class));
	}

	private record Row(long replay, String state, String edits, @Nullable String route) {
	}

}
