package io.tradu.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what was delivered. */
@Repository
public class Deliverables {

	private static final TypeReference<Map<String, Integer>> ROUTES = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	Deliverables(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/** Saves a deliverable in place of an earlier one of the same document and target. */
	public void save(Deliverable deliverable) {
		this.jdbc.sql("delete from deliverable where document_id = ? and target = ?")
			.params(deliverable.documentId(), deliverable.target())
			.update();
		this.jdbc.sql("""
				insert into deliverable (document_id, target, file_name, sha256, bytes, rejected_sha256, delivered_rows,
					rejected_rows, canceled_rows, routes, untouched, version, delivered_at)
				values (:document, :target, :file, :sha256, :bytes, :rejectedSha256, :delivered, :rejected, :canceled,
					:routes, :untouched, :version, :now)
				""")
			.param("document", deliverable.documentId())
			.param("target", deliverable.target())
			.param("file", deliverable.fileName())
			.param("sha256", deliverable.sha256())
			.param("bytes", deliverable.bytes())
			.param("rejectedSha256", deliverable.rejectedSha256())
			.param("delivered", deliverable.delivered().toString())
			.param("rejected", deliverable.rejected().toString())
			.param("canceled", deliverable.canceled().toString())
			.param("routes", this.json.writeValueAsString(deliverable.routes()))
			.param("untouched", deliverable.untouched())
			.param("version", deliverable.version())
			.param("now", OffsetDateTime.now(this.clock))
			.update();
	}

	/** Removes a document's deliverables. */
	void removeAll(Document document) {
		this.jdbc.sql("delete from deliverable where document_id = ?").param(document.id()).update();
	}

	/** Returns a document's deliverables by target. */
	public List<Deliverable> find(Document document) {
		return this.jdbc.sql("""
				select document_id, target, file_name, sha256, bytes, rejected_sha256, delivered_rows, rejected_rows,
					canceled_rows, routes, untouched, version
				from deliverable where document_id = ? order by target
				""").param(document.id()).query((row, number) -> deliverable(row)).list();
	}

	private Deliverable deliverable(ResultSet row) throws SQLException {
		return new Deliverable(row.getLong("document_id"), row.getString("target"), row.getString("file_name"),
				row.getString("sha256"), row.getLong("bytes"), row.getString("rejected_sha256"),
				RowSet.parse(row.getString("delivered_rows")), RowSet.parse(row.getString("rejected_rows")),
				RowSet.parse(row.getString("canceled_rows")), this.json.readValue(row.getString("routes"), ROUTES),
				row.getInt("untouched"), row.getInt("version"));
	}

}
