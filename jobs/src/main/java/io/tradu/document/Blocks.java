package io.tradu.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.tradu.batch.lease.HeldLeases;
import io.tradu.batch.lease.Instance;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps the blocks, and is the one place where their state changes: each change is
 * checked and recorded.
 */
@Repository
public class Blocks {

	// The sequence counts in steps of this size, so one question to the database numbers
	// a whole chunk.
	private static final int IDS_AT_ONCE = 100;

	private static final int BATCH = 500;

	private static final int LONGEST_REASON = 500;

	private static final String SELECT = """
			select id, document_id, target, first_row, last_row, row_count, byte_offset, byte_length, state, failures
			from block
			""";

	private final JdbcTemplate template;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final HeldLeases leases;

	private final BlockLog log;

	private final String instance;

	private long nextId;

	private long lastId = -1;

	Blocks(JdbcTemplate template, HeldLeases leases, BlockLog log, Instance self, Clock clock) {
		this.template = template;
		this.leases = leases;
		this.log = log;
		this.instance = self.toString();
		this.jdbc = JdbcClient.create(template);
		this.clock = clock;
	}

	/**
	 * Adds blocks that wait to be translated. One that begins at a row where one stands
	 * already is left out.
	 */
	public void add(Night night, Collection<Block> blocks) {
		List<Block> numbered = blocks.stream().map((block) -> block.withId(nextId())).toList();
		OffsetDateTime now = now();
		int[][] added = this.template.batchUpdate("""
				insert into block (id, night_id, document_id, target, first_row, last_row, row_count, byte_offset,
					byte_length, state, failures, changed_at)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
				on conflict do nothing
				""", numbered, BATCH, (statement, block) -> {
			statement.setLong(1, block.id());
			statement.setLong(2, night.id());
			statement.setLong(3, block.documentId());
			statement.setString(4, block.target());
			statement.setLong(5, block.firstRow());
			statement.setLong(6, block.lastRow());
			statement.setInt(7, block.rows());
			statement.setLong(8, block.byteOffset());
			statement.setLong(9, block.byteLength());
			statement.setString(10, block.state().name());
			statement.setObject(11, now);
		});
		this.log.added(numbered, added);
	}

	/**
	 * Returns a night's next blocks in a state, in the order they were made, behind a
	 * given one.
	 */
	public List<Block> find(Night night, BlockState state, long afterId, int limit) {
		return this.jdbc.sql(SELECT + """
				where night_id = ? and state = ? and id > ? order by id fetch first ? rows only
				""").params(night.id(), state.name(), afterId, limit).query((row, number) -> block(row)).list();
	}

	/** Returns a document's blocks for one target in the order of their rows. */
	public List<Block> find(Document document, String target) {
		return this.jdbc.sql(SELECT + "where document_id = ? and target = ? order by first_row")
			.params(document.id(), target)
			.query((row, number) -> block(row))
			.list();
	}

	/**
	 * Moves blocks on and records the change with time, instance and reason. A block
	 * belongs to the process that moved it last, under the fencing number of its lease; a
	 * process with a lower one has lost it.
	 * @throws IllegalStateException if the line does not allow the change, or a block is
	 * not where it was; the caller's transaction must then be rolled back
	 */
	public void move(Collection<Block> blocks, BlockState next, String reason) {
		move(blocks, next, reason, reason);
	}

	/**
	 * Moves blocks on for a reason that somebody gave, who may have quoted anything: it
	 * stands in their history, and not in the log.
	 * @param reason the reason that stands in the log
	 * @param words the reason that stands in the history
	 * @see #move(Collection, BlockState, String)
	 */
	public void move(Collection<Block> blocks, BlockState next, String reason, String words) {
		OffsetDateTime now = now();
		for (Block block : blocks) {
			if (!block.state().canBecome(next)) {
				throw new IllegalStateException(
						"block " + block.id() + " cannot go from " + block.state() + " to " + next);
			}
		}
		long fence = this.leases.fence();
		int[][] moved = this.template.batchUpdate("""
				update block set state = ?, changed_at = ?, fence = ? where id = ? and state = ? and fence <= ?
				""", blocks, BATCH, (statement, block) -> {
			statement.setString(1, next.name());
			statement.setObject(2, now);
			statement.setLong(3, fence);
			statement.setLong(4, block.id());
			statement.setString(5, block.state().name());
			statement.setLong(6, fence);
		});
		for (int[] batch : moved) {
			for (int count : batch) {
				if (count != 1) {
					throw new IllegalStateException("a block that was to become " + next + " was changed by another");
				}
			}
		}
		record(blocks, next, words, now);
		this.log.moved(blocks, next, storable(reason));
	}

	/** Returns the blocks as they are after {@link #move}. */
	public static List<Block> in(BlockState state, Collection<Block> blocks) {
		return blocks.stream()
			.map((block) -> new Block(block.id(), block.documentId(), block.target(), block.firstRow(), block.lastRow(),
					block.rows(), block.byteOffset(), block.byteLength(), state, block.failures()))
			.toList();
	}

	/**
	 * Gives back what a process had claimed that is dead, or has failed.
	 * @return how many blocks there were in each state
	 */
	public Map<BlockState, Integer> releaseClaims(Night night, String reason) {
		return releaseClaims(night, reason, reason);
	}

	/**
	 * Gives them back for a reason that somebody gave.
	 * @param reason the reason that stands in the log
	 * @param words the reason that stands in the history
	 * @see #releaseClaims(Night, String)
	 */
	public Map<BlockState, Integer> releaseClaims(Night night, String reason, String words) {
		Map<BlockState, Integer> released = new EnumMap<>(BlockState.class);
		for (BlockState state : List.of(BlockState.CLAIMED, BlockState.PROCESSING)) {
			List<Block> claimed = find(night, state, 0, BATCH);
			while (!claimed.isEmpty()) {
				move(claimed, BlockState.PENDING, reason, words);
				released.merge(state, claimed.size(), Integer::sum);
				claimed = find(night, state, 0, BATCH);
			}
		}
		return released;
	}

	/** Counts a failure of the block's own and returns how many it now has. */
	public int countFailure(Block block) {
		this.jdbc.sql("update block set failures = failures + 1 where id = ?").param(block.id()).update();
		return this.jdbc.sql("select failures from block where id = ?").param(block.id()).query(Integer.class).single();
	}

	/** Removes a document's blocks with their results and their history. */
	public void removeAll(Document document) {
		for (String table : List.of("block_result", "block_event")) {
			this.jdbc.sql("delete from " + table + " where block_id in (select id from block where document_id = ?)")
				.param(document.id())
				.update();
		}
		int removed = this.jdbc.sql("delete from block where document_id = ?").param(document.id()).update();
		this.log.removed(document, removed);
	}

	private void record(Collection<Block> blocks, BlockState next, String reason, OffsetDateTime now) {
		this.template.batchUpdate("""
				insert into block_event (block_id, at, from_state, to_state, instance, reason)
				values (?, ?, ?, ?, ?, ?)
				""", blocks, BATCH, (statement, block) -> {
			statement.setLong(1, block.id());
			statement.setObject(2, now);
			statement.setString(3, block.state().name());
			statement.setString(4, next.name());
			statement.setString(5, this.instance);
			statement.setString(6, storable(reason));
		});
	}

	// A reason may quote a failure, which may quote anything. PostgreSQL stores no NUL
	// character.
	private static String storable(String reason) {
		String text = reason.replace('\0', '\uFFFD');
		return text.substring(0, Math.min(text.length(), LONGEST_REASON));
	}

	private synchronized long nextId() {
		if (this.nextId > this.lastId) {
			this.nextId = this.jdbc.sql("select nextval('block_seq')").query(Long.class).single();
			this.lastId = this.nextId + IDS_AT_ONCE - 1;
		}
		return this.nextId++;
	}

	private OffsetDateTime now() {
		return OffsetDateTime.now(this.clock);
	}

	private static Block block(ResultSet row) throws SQLException {
		return new Block(row.getLong("id"), row.getLong("document_id"), row.getString("target"),
				row.getLong("first_row"), row.getLong("last_row"), row.getInt("row_count"), row.getLong("byte_offset"),
				row.getLong("byte_length"), BlockState.valueOf(row.getString("state")), row.getInt("failures"));
	}

}
