package io.tradu.batch.deadletter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.PrimitiveIterator;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.ItemAddress;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.scope.context.StepContext;
import org.springframework.batch.core.scope.context.StepSynchronizationManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps the dead letters. A letter that was replayed is no longer counted: its item went
 * through after all.
 */
@Repository
public class DeadLetters {

	private static final int BATCH = 500;

	// A restart may come past the same item again; the first record of it stands.
	private static final String INSERT = """
			insert into dead_letter (kind, origin, lane, item_position, reason, category, detail, evidence, answers,
				fingerprint, attempts, run, created_at)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
			on conflict do nothing
			""";

	private static final String SELECT = """
			select id, kind, origin, lane, item_position, reason, category, detail, evidence, answers, fingerprint,
				attempts, state, run, created_at, resolved_at
			from dead_letter
			""";

	private static final String SELECT_REASONS = """
			select kind, origin, lane, item_position, reason, category, detail, '' as evidence, '' as answers,
				fingerprint, attempts
			from dead_letter
			""";

	private final LetterLog log = new LetterLog();

	private final JdbcTemplate jdbc;

	private final JdbcClient client;

	private final Clock clock;

	private final DeadLetterMeters meters;

	DeadLetters(JdbcTemplate jdbc, Clock clock, DeadLetterMeters meters) {
		this.jdbc = jdbc;
		this.client = JdbcClient.create(jdbc);
		this.clock = clock;
		this.meters = meters;
	}

	/**
	 * Records the letters in the caller's transaction; one whose address is known already
	 * is left as it stands.
	 */
	public void add(Collection<DeadLetter> letters) {
		OffsetDateTime now = OffsetDateTime.now(this.clock);
		Long run = run();
		int[][] added = this.jdbc.batchUpdate(INSERT, letters, BATCH, (statement, letter) -> {
			statement.setString(1, letter.address().kind());
			statement.setString(2, letter.address().origin());
			statement.setString(3, letter.address().lane());
			statement.setLong(4, letter.address().position());
			statement.setString(5, letter.reason());
			statement.setString(6, letter.category().name());
			statement.setString(7, storable(letter.detail()));
			statement.setString(8, storable(letter.evidence()));
			statement.setString(9, storable(letter.answers()));
			statement.setString(10, letter.fingerprint());
			statement.setInt(11, letter.attempts());
			statement.setObject(12, run);
			statement.setObject(13, now);
		});
		List<DeadLetter> fresh = fresh(letters, added);
		this.meters.added(fresh);
		this.log.added(fresh);
	}

	// A letter that stood there before counts as none; a driver that rewrites batches
	// says of the others only that all went well.
	private static List<DeadLetter> fresh(Collection<DeadLetter> letters, int[][] counts) {
		PrimitiveIterator.OfInt each = Arrays.stream(counts).flatMapToInt(Arrays::stream).iterator();
		return letters.stream().filter((letter) -> each.nextInt() != 0).toList();
	}

	/**
	 * Returns the letters of one kind whose position is in a range, on one lane or on
	 * every lane, by position. Without evidence and answers: those of thousands of rows
	 * can be larger than the memory.
	 * @param from first position
	 * @param to last position
	 */
	public List<DeadLetter> findReasons(String kind, String origin, String lane, long from, long to) {
		return this.client.sql(SELECT_REASONS + """
				where kind = ? and origin = ? and lane in (?, '*') and item_position between ? and ?
					and state <> 'REPLAYED'
				order by item_position
				""").params(kind, origin, lane, from, to).query((row, number) -> letter(row)).list();
	}

	/**
	 * Returns the first letters of one kind on one lane, by position, without evidence
	 * and answers.
	 */
	public List<DeadLetter> firstReasons(String kind, String origin, String lane, int limit) {
		return this.client.sql(SELECT_REASONS + """
				where kind = ? and origin = ? and lane = ? and state <> 'REPLAYED'
				order by item_position fetch first ? rows only
				""").params(kind, origin, lane, limit).query((row, number) -> letter(row)).list();
	}

	/** Returns letters by their numbers, in that order; an unknown number has none. */
	public List<KeptLetter> find(Collection<Long> ids) {
		List<KeptLetter> found = new ArrayList<>(ids.size());
		List<Long> wanted = ids.stream().distinct().sorted().toList();
		for (int from = 0; from < wanted.size(); from += BATCH) {
			found.addAll(this.client.sql(SELECT + "where id in (:ids) order by id")
				.param("ids", wanted.subList(from, Math.min(from + BATCH, wanted.size())))
				.query((row, number) -> kept(row))
				.list());
		}
		return found;
	}

	/** Returns every letter of an origin, whatever has become of it. */
	public List<KeptLetter> findAll(String kind, String origin) {
		return this.client.sql(SELECT + "where kind = ? and origin = ? order by item_position, lane")
			.params(kind, origin)
			.query((row, number) -> kept(row))
			.list();
	}

	/**
	 * Returns every letter of one lane alone whose position lies in a range, whatever has
	 * become of it.
	 */
	public List<KeptLetter> findAll(String kind, String origin, String lane, long from, long to) {
		return this.client
			.sql(SELECT + "where kind = ? and origin = ? and lane = ? and item_position between ? and ? order by id")
			.params(kind, origin, lane, from, to)
			.query((row, number) -> kept(row))
			.list();
	}

	/**
	 * Returns the positions of the letters of one kind on one lane or on every lane,
	 * ascending.
	 */
	public List<Long> positions(String kind, String origin, String lane) {
		return this.client.sql("""
				select distinct item_position
				from dead_letter
				where kind = ? and origin = ? and lane in (?, '*') and state <> 'REPLAYED'
				order by item_position
				""").params(kind, origin, lane).query(Long.class).list();
	}

	/** Returns how many letters of one kind an origin has on every lane. */
	public long count(String kind, String origin) {
		return this.client.sql("""
				select count(*) from dead_letter where kind = ? and origin = ? and lane = '*' and state <> 'REPLAYED'
				""").params(kind, origin).query(Long.class).single();
	}

	/** Returns whether an origin has a letter of one kind, on any lane, for a reason. */
	public boolean exists(String kind, String origin, String reason) {
		return this.client.sql(
				"select count(*) from dead_letter where kind = ? and origin = ? and reason = ? and state <> 'REPLAYED'")
			.params(kind, origin, reason)
			.query(Long.class)
			.single() > 0;
	}

	/**
	 * Settles open letters.
	 * @throws IllegalStateException if one is not open; the caller's transaction must
	 * then be rolled back
	 */
	public void resolve(Collection<Long> ids, LetterState state) {
		OffsetDateTime now = OffsetDateTime.now(this.clock);
		for (int[] batch : this.jdbc.batchUpdate(
				"update dead_letter set state = ?, resolved_at = ? where id = ? and state = 'OPEN'", ids, BATCH,
				(statement, id) -> {
					statement.setString(1, state.name());
					statement.setObject(2, now);
					statement.setLong(3, id);
				})) {
			for (int count : batch) {
				if (count != 1) {
					throw new IllegalStateException("a dead letter that was to become " + state + " is not open");
				}
			}
		}
		this.log.resolved(ids, state);
	}

	/**
	 * Records that an item was tried once more and failed again: for the reason, and with
	 * the answers, of the last try.
	 */
	public void failAgain(long id, DeadLetter lastTry) {
		this.client.sql("""
				update dead_letter
				set attempts = attempts + 1, reason = ?, category = ?, detail = ?, answers = ?, fingerprint = ?
				where id = ? and state = 'OPEN'
				""")
			.params(lastTry.reason(), lastTry.category().name(), storable(lastTry.detail()),
					storable(lastTry.answers()), lastTry.fingerprint(), id)
			.update();
		this.log.failedAgain(id, lastTry);
	}

	/**
	 * Removes the letters of one kind of an origin: the origin itself was given up on,
	 * and its own letter says why.
	 */
	public void removeAll(String kind, String origin) {
		int removed = this.client.sql("delete from dead_letter where kind = ? and origin = ?")
			.params(kind, origin)
			.update();
		this.log.removed(kind, origin, removed);
	}

	// Whoever gives an item up does so within a step.
	private static @Nullable Long run() {
		StepContext step = StepSynchronizationManager.getContext();
		return (step != null) ? step.getStepExecution().getJobExecutionId() : null;
	}

	// PostgreSQL stores no NUL character; the raw bytes stand in the archived file.
	private static String storable(String text) {
		return text.replace('\0', '\uFFFD');
	}

	private static KeptLetter kept(ResultSet row) throws SQLException {
		return new KeptLetter(row.getLong("id"), letter(row), LetterState.valueOf(row.getString("state")),
				row.getObject("run", Long.class), instant(row, "created_at"), optionalInstant(row, "resolved_at"));
	}

	private static DeadLetter letter(ResultSet row) throws SQLException {
		ItemAddress address = new ItemAddress(row.getString("kind"), row.getString("origin"), row.getString("lane"),
				row.getLong("item_position"));
		return new DeadLetter(address, row.getString("reason"), FailureCategory.valueOf(row.getString("category")),
				row.getString("detail"), row.getString("evidence"), row.getString("answers"),
				row.getString("fingerprint"), row.getInt("attempts"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable Instant optionalInstant(ResultSet row, String column) throws SQLException {
		OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
		return (at != null) ? at.toInstant() : null;
	}

}
