package io.tradu.document;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps rows that were rejected and went through after all. They count from the moment
 * their document is delivered anew.
 */
@Repository
public class ReplayedRows {

	private static final TypeReference<List<String>> ROUTES = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final JsonMapper json;

	ReplayedRows(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/** Saves a row that does not count yet, in place of an earlier one of the replay. */
	public void save(long replay, long document, String target, long number, DeliveredRow row) {
		this.jdbc
			.sql("delete from replayed_row where replay_id = ? and document_id = ? and target = ? and row_number = ?")
			.params(replay, document, target, number)
			.update();
		// JSON, because PostgreSQL stores no NUL character.
		this.jdbc.sql("""
				insert into replayed_row (replay_id, document_id, target, row_number, record, routes, untouched, active)
				values (?, ?, ?, ?, ?, ?, ?, false)
				""")
			.params(replay, document, target, number, this.json.writeValueAsString(row.text()),
					this.json.writeValueAsString(row.routes()), row.untouched())
			.update();
	}

	/** Removes a document's rows. */
	void removeAll(Document document) {
		this.jdbc.sql("delete from replayed_row where document_id = ?").param(document.id()).update();
	}

	/** Lets the rows of a replay count that belong to a document. */
	public void activate(long replay, long document) {
		this.jdbc.sql("update replayed_row set active = true where replay_id = ? and document_id = ?")
			.params(replay, document)
			.update();
	}

	/** Returns the targets of a document that a replay has rows for. */
	public List<String> targets(long replay, long document) {
		return this.jdbc.sql("""
				select distinct target from replayed_row where replay_id = ? and document_id = ? order by target
				""").params(replay, document).query(String.class).list();
	}

	/**
	 * Returns the rows of a document that count, by number.
	 * @param from first number
	 * @param to last number
	 */
	public Map<Long, DeliveredRow> find(Document document, String target, long from, long to) {
		Map<Long, DeliveredRow> rows = new TreeMap<>();
		this.jdbc.sql("""
				select row_number, record, routes, untouched from replayed_row
				where document_id = ? and target = ? and row_number between ? and ? and active = true
				""").params(document.id(), target, from, to).query((row) -> {
			rows.put(row.getLong("row_number"),
					new DeliveredRow(this.json.readValue(row.getString("record"), String.class),
							this.json.readValue(row.getString("routes"), ROUTES), row.getInt("untouched")));
		});
		return rows;
	}

}
