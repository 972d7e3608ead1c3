package io.tradu.trace;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.failure.ItemAddress;
import io.tradu.document.Block;
import io.tradu.document.BlockState;
import io.tradu.document.Document;
import io.tradu.document.Night;
import io.tradu.trace.Trace.Event;
import io.tradu.trace.Trace.TracedDocument;
import io.tradu.trace.Trace.TracedReplay;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what is kept of documents and blocks. */
@Repository
class TraceTable {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	TraceTable(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Returns the number of the newest document of a name, of one date or of all. The
	 * whole name is preferred to one without its extension.
	 */
	Optional<Long> newestDocument(RowName name, @Nullable LocalDate date) {
		List<Object> parameters = new ArrayList<>(List.of(name.feed(), name.file(), name.file()));
		if (date != null) {
			parameters.add(date);
		}
		parameters.add(name.file());
		return this.jdbc.sql("""
				select d.id from document d join night n on n.id = d.night_id
				where d.feed = ? and (d.file_name = ? or d.file_name = ? || '.csv')
				""" + ((date != null) ? " and n.business_date = ?" : "") + """
				 order by case when d.file_name = ? then 0 else 1 end, d.id desc fetch first 1 rows only
				""").params(parameters).query(Long.class).optional();
	}

	/** Returns why a file of a name did not become a document, in words. */
	Optional<String> setAside(RowName name) {
		return this.jdbc.sql("""
				select n.business_date, s.kind, s.rule, s.detail from set_aside s join night n on n.id = s.night_id
				where s.feed = ? and (s.file_name = ? or s.file_name = ? || '.csv')
				order by s.id desc fetch first 1 rows only
				""")
			.params(name.feed(), name.file(), name.file())
			.query((row, number) -> "in night " + row.getObject("business_date", LocalDate.class) + " it was "
					+ (row.getString("kind").equals("DEFERRED") ? "left in the inbox" : "put into quarantine") + ": "
					+ row.getString("detail") + " (" + row.getString("rule") + ")")
			.optional();
	}

	TracedDocument traced(Document document) {
		return this.jdbc.sql("""
				select d.received_at, n.business_date, n.sequence_number
				from document d join night n on n.id = d.night_id where d.id = ?
				""")
			.param(document.id())
			.query((row, number) -> new TracedDocument(document.id(), document.label(),
					new Night(0, row.getObject("business_date", LocalDate.class), row.getLong("sequence_number"))
						.label(),
					document.status().name(), row.getObject("received_at", OffsetDateTime.class).toInstant(),
					document.sha256(), document.sourceLanguage()))
			.single();
	}

	Optional<Block> block(long id) {
		return this.jdbc
			.sql("""
					select id, document_id, target, first_row, last_row, row_count, byte_offset, byte_length, state, failures
					from block where id = ?
					""")
			.param(id)
			.query((row, number) -> block(row))
			.optional();
	}

	/**
	 * Returns the block that a row lies in; a bad row between two good ones does, too.
	 */
	Optional<Block> blockAround(Document document, String target, long row) {
		return this.jdbc
			.sql("""
					select id, document_id, target, first_row, last_row, row_count, byte_offset, byte_length, state, failures
					from block where document_id = ? and target = ? and first_row <= ? and last_row >= ?
					""")
			.params(document.id(), target, row, row)
			.query((found, number) -> block(found))
			.optional();
	}

	List<Event> events(Block block) {
		return this.jdbc
			.sql("select at, from_state, to_state, instance, reason from block_event where block_id = ? order by id")
			.param(block.id())
			.query((row, number) -> new Event(row.getObject("at", OffsetDateTime.class).toInstant(),
					row.getString("from_state"), row.getString("to_state"), row.getString("instance"),
					row.getString("reason")))
			.list();
	}

	/** Returns the replays of rows with what came of them, oldest first. */
	List<TracedReplay> replays(Document document, String target, long first, long last) {
		return this.jdbc.sql("""
				select r.id, l.item_position, r.created_at, r.actor, r.reason, r.route, i.state, m.record
				from replay_item i join replay r on r.id = i.replay_id join dead_letter l on l.id = i.letter_id
				left join replayed_row m on m.replay_id = i.replay_id and m.document_id = i.document_id
					and m.row_number = l.item_position and m.target = :target
				where i.document_id = :document and l.kind = :row and l.lane in (:target, :all)
					and l.item_position between :first and :last
				order by r.id, l.item_position
				""")
			.param("target", target)
			.param("document", document.id())
			.param("row", Document.ROW)
			.param("all", ItemAddress.EVERY_LANE)
			.param("first", first)
			.param("last", last)
			.query((row, number) -> new TracedReplay(row.getLong("id"), row.getLong("item_position"),
					row.getObject("created_at", OffsetDateTime.class).toInstant(), row.getString("actor"),
					row.getString("reason"), row.getString("route"), row.getString("state"), record(row)))
			.list();
	}

	private @Nullable String record(ResultSet row) throws SQLException {
		String record = row.getString("record");
		return (record != null) ? this.json.readValue(record, String.class) : null;
	}

	Optional<OffsetDateTime> deliveredAt(Document document, String target) {
		return this.jdbc.sql("select delivered_at from deliverable where document_id = ? and target = ?")
			.params(document.id(), target)
			.query((row, number) -> row.getObject("delivered_at", OffsetDateTime.class))
			.optional();
	}

	private static Block block(ResultSet row) throws SQLException {
		return new Block(row.getLong("id"), row.getLong("document_id"), row.getString("target"),
				row.getLong("first_row"), row.getLong("last_row"), row.getInt("row_count"), row.getLong("byte_offset"),
				row.getLong("byte_length"), BlockState.valueOf(row.getString("state")), row.getInt("failures"));
	}

}
