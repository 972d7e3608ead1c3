package io.tradu.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what was delivered. */
@Repository
public class Deliverables {

	private static final TypeReference<Map<String, Integer>> ROUTES = new TypeReference<>() {
	};

	private static final int BATCH = 500;

	// Without it PostgreSQL's driver would hold all deliverables of a feed in memory.
	private static final int FETCH_ROWS = 500;

	private static final String COLUMNS = """
			l.document_id, l.target, l.file_name as delivered_name, l.sha256 as delivered_sha256,
				l.bytes as delivered_bytes, l.rejected_sha256, l.delivered_rows, l.rejected_rows, l.canceled_rows,
				l.routes, l.untouched, l.version, l.reason
			""";

	private final JdbcTemplate template;

	private final JdbcClient jdbc;

	private final DeliverableVersions versions;

	private final JsonMapper json;

	private final Clock clock;

	Deliverables(JdbcTemplate template, DeliverableVersions versions, JsonMapper json, Clock clock) {
		this.template = template;
		this.jdbc = JdbcClient.create(template);
		this.versions = versions;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Saves deliverables in place of earlier ones of the same documents and targets, of
	 * which nothing is kept: no customer has seen them.
	 */
	public void save(Collection<Deliverable> deliverables) {
		this.template.batchUpdate("delete from deliverable where document_id = ? and target = ?", deliverables, BATCH,
				(statement, deliverable) -> {
					statement.setLong(1, deliverable.documentId());
					statement.setString(2, deliverable.target());
				});
		OffsetDateTime now = OffsetDateTime.now(this.clock);
		this.template.batchUpdate("""
				insert into deliverable (document_id, target, file_name, sha256, bytes, rejected_sha256, delivered_rows,
					rejected_rows, canceled_rows, routes, untouched, version, reason, delivered_at)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				""", deliverables, BATCH, (statement, deliverable) -> {
			statement.setLong(1, deliverable.documentId());
			statement.setString(2, deliverable.target());
			statement.setString(3, deliverable.fileName());
			statement.setString(4, deliverable.sha256());
			statement.setLong(5, deliverable.bytes());
			statement.setString(6, deliverable.rejectedSha256());
			statement.setString(7, deliverable.delivered().toString());
			statement.setString(8, deliverable.rejected().toString());
			statement.setString(9, deliverable.canceled().toString());
			statement.setString(10, this.json.writeValueAsString(deliverable.routes()));
			statement.setInt(11, deliverable.untouched());
			statement.setInt(12, deliverable.version());
			statement.setString(13, deliverable.reason());
			statement.setObject(14, now);
		});
	}

	/**
	 * Saves the next version of a deliverable. What identifies the version before it is
	 * kept.
	 */
	public void supersede(Deliverable next) {
		this.versions.keep(next.documentId(), next.target());
		save(List.of(next));
	}

	/**
	 * Removes a document's deliverables. What identifies them is kept if a manifest has
	 * named them.
	 */
	void removeAll(Document document) {
		if (document.status() == DocumentStatus.DELIVERED) {
			this.versions.keep(document.id());
		}
		this.jdbc.sql("delete from deliverable where document_id = ?").param(document.id()).update();
	}

	/**
	 * Makes the deliverables of a corrected document the next versions of those of the
	 * document that it corrects. What identifies the versions before is kept.
	 * @param why what makes the new version necessary
	 */
	public void supersede(Correction correction, String why) {
		this.versions.keep(correction.oldId());
		this.jdbc.sql("""
				update deliverable set reason = :why, version = 1 + coalesce((
					select max(o.version) from deliverable o
					where o.document_id = :old and o.target = deliverable.target), 0)
				where document_id = :next
				""").param("why", why).param("old", correction.oldId()).param("next", correction.nextId()).update();
	}

	/** Returns a document's deliverables by target. */
	public List<Deliverable> find(Document document) {
		return this.jdbc.sql("select " + COLUMNS + " from deliverable l where l.document_id = ? order by l.target")
			.param(document.id())
			.query((row, number) -> deliverable(row))
			.list();
	}

	/**
	 * Returns a night's documents that are not {@link DocumentStatus#DELIVERED} although
	 * all their files are in the outbox: no manifest names them yet.
	 */
	public List<Long> unannounced(Night night) {
		return this.jdbc.sql("""
				select distinct l.document_id from deliverable l join document d on d.id = l.document_id
				where d.night_id = ? and d.status = ?
				""").params(night.id(), DocumentStatus.INGESTED.name()).query(Long.class).list();
	}

	/**
	 * Goes through the documents that a feed was delivered on a date, in all sequences,
	 * with their deliverables, by name. Holds one document in memory.
	 */
	public void forEachDelivered(LocalDate businessDate, String feed,
			BiConsumer<Document, List<Deliverable>> consumer) {
		JdbcTemplate streaming = new JdbcTemplate(this.template.getDataSource());
		streaming.setFetchSize(FETCH_ROWS);
		Delivered delivered = new Delivered(consumer);
		RowCallbackHandler handler = (row) -> delivered.add(Documents.document(row), deliverable(row));
		streaming.query("select " + Documents.COLUMNS + ", " + COLUMNS + """
				from document d join night n on n.id = d.night_id join deliverable l on l.document_id = d.id
				where n.business_date = ? and d.feed = ? and d.status = 'DELIVERED' and d.superseded_by is null
				order by d.file_name, d.id, l.target
				""", handler, businessDate, feed);
		delivered.end();
	}

	private Deliverable deliverable(ResultSet row) throws SQLException {
		return new Deliverable(row.getLong("document_id"), row.getString("target"), row.getString("delivered_name"),
				row.getString("delivered_sha256"), row.getLong("delivered_bytes"), row.getString("rejected_sha256"),
				RowSet.parse(row.getString("delivered_rows")), RowSet.parse(row.getString("rejected_rows")),
				RowSet.parse(row.getString("canceled_rows")), this.json.readValue(row.getString("routes"), ROUTES),
				row.getInt("untouched"), row.getInt("version"), row.getString("reason"));
	}

	/** Puts the rows of one document together. */
	private static final class Delivered {

		private final BiConsumer<Document, List<Deliverable>> consumer;

		private final List<Deliverable> deliverables = new ArrayList<>();

		private @Nullable Document document;

		Delivered(BiConsumer<Document, List<Deliverable>> consumer) {
			this.consumer = consumer;
		}

		void add(Document document, Deliverable deliverable) {
			if (this.document == null || this.document.id() != document.id()) {
				end();
				this.document = document;
			}
			this.deliverables.add(deliverable);
		}

		void end() {
			if (this.document != null) {
				this.consumer.accept(this.document, List.copyOf(this.deliverables));
				this.deliverables.clear();
			}
		}

	}

}
