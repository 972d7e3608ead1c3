package io.tradu.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PrimitiveIterator;

import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the documents. */
@Repository
public class Documents {

	private static final LogField BYTES = LogField.number("bytes");

	/** What {@link #document(ResultSet)} reads. */
	static final String COLUMNS = """
			d.id, d.night_id, n.business_date, d.feed, d.file_name, d.archived_as, d.sha256, d.bytes, d.status,
				d.source_language, d.targets, d.ingested_rows, d.ingested_bytes, d.superseded_by
			""";

	/** Selects what {@link #document(ResultSet)} reads. */
	static final String SELECT = "select " + COLUMNS + "from document d join night n on n.id = d.night_id\n";

	private static final int BATCH = 500;

	private static final Logger logger = LoggerFactory.getLogger(Documents.class);

	private final JdbcTemplate template;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	Documents(JdbcTemplate template, JsonMapper json, Clock clock) {
		this.template = template;
		this.jdbc = JdbcClient.create(template);
		this.json = json;
		this.clock = clock;
	}

	/** Registers a document. */
	public void register(Night night, Feed feed, ReceivedFile file, DocumentStatus status) {
		this.jdbc.sql("""
				insert into document (night_id, feed, file_name, name_key, archived_as, sha256, segment_hashes, bytes,
					status, source_language, targets, columns, ingested_rows, ingested_bytes, received_at)
				values (:night, :feed, :file, :key, :archivedAs, :sha256, :hashes, :bytes, :status, :source, :targets,
					:columns, 0, :first, :now)
				""")
			.param("night", night.id())
			.param("feed", feed.name())
			.param("file", file.fileName())
			.param("key", FileNames.key(file.fileName()))
			.param("archivedAs", file.archivedAs())
			.param("sha256", file.sha256())
			.param("hashes", file.hashes().toString())
			.param("bytes", file.bytes())
			.param("status", status.name())
			.param("source", feed.detectsSource() ? null : feed.source())
			.param("targets", String.join(",", feed.targets()))
			.param("columns", this.json.writeValueAsString(file.columns()))
			.param("first", file.firstRow())
			.param("now", OffsetDateTime.now(this.clock))
			.update();
		String label = feed.name() + "/" + file.fileName();
		LogEvent.of(logger, "document.received")
			.with(LineFields.FEED, feed.name())
			.with(LineFields.DOCUMENT, label)
			.with(LogField.TO, status.name())
			.with(BYTES, file.bytes())
			.logAfterCommit("document " + label + " is " + status);
	}

	/**
	 * Returns the recorded hashes of a document's segments; empty if an earlier version
	 * received it.
	 */
	Optional<SegmentHashes> findHashes(Document document) {
		return this.jdbc.sql("select segment_hashes from document where id = ? and segment_hashes is not null")
			.param(document.id())
			.query(String.class)
			.optional()
			.map(SegmentHashes::parse);
	}

	/**
	 * Returns the documents of these bytes, of all feeds and nights, in the order they
	 * were received.
	 */
	public List<Document> findByHash(String sha256) {
		return this.jdbc.sql(SELECT + "where d.sha256 = ? order by d.id")
			.param(sha256)
			.query((row, number) -> document(row))
			.list();
	}

	public Optional<Document> find(long id) {
		return this.jdbc.sql(SELECT + "where d.id = ?").param(id).query((row, number) -> document(row)).optional();
	}

	/** Returns a night's documents of some states in the order they were received. */
	public List<Document> find(Night night, DocumentStatus... states) {
		return this.jdbc.sql(SELECT + "where d.night_id = :night and d.status in (:states) order by d.id")
			.param("night", night.id())
			.param("states", Arrays.stream(states).map(Enum::name).toList())
			.query((row, number) -> document(row))
			.list();
	}

	/** Returns the feeds of a night's documents of some states, by name. */
	public List<String> feeds(Night night, DocumentStatus... states) {
		return this.jdbc
			.sql("select distinct feed from document where night_id = :night and status in (:states) order by feed")
			.param("night", night.id())
			.param("states", Arrays.stream(states).map(Enum::name).toList())
			.query(String.class)
			.list();
	}

	/**
	 * Returns every document that a date has seen in a feed, of all its sequences, in
	 * order.
	 */
	public List<Document> find(LocalDate businessDate, String feed, DocumentStatus status) {
		return this.jdbc
			.sql(SELECT + "where n.business_date = ? and d.feed = ? and d.status = ? order by d.file_name, d.id")
			.params(businessDate, feed, status.name())
			.query((row, number) -> document(row))
			.list();
	}

	/** Saves how far the rows have been read. */
	public void saveProgress(long id, long rows, long bytes) {
		this.jdbc.sql("update document set ingested_rows = ?, ingested_bytes = ? where id = ?")
			.params(rows, bytes, id)
			.update();
	}

	public void saveSourceLanguage(long id, String language) {
		this.jdbc.sql("update document set source_language = ? where id = ?").params(language, id).update();
	}

	/**
	 * Moves a document to its next status.
	 * @throws IllegalStateException if the change is not allowed, or the status is no
	 * longer the expected one
	 */
	public void move(Document document, DocumentStatus next) {
		move(List.of(document), next);
	}

	/**
	 * Moves documents to their next status.
	 * @throws IllegalStateException if one of the changes is not allowed, or the status
	 * of one is no longer the expected one; the caller's transaction must then be rolled
	 * back
	 */
	public void move(List<Document> documents, DocumentStatus next) {
		for (Document document : documents) {
			if (!document.status().canBecome(next)) {
				throw new IllegalStateException(
						"document " + document.label() + " cannot go from " + document.status() + " to " + next);
			}
		}
		int[][] moved = this.template.batchUpdate("update document set status = ? where id = ? and status = ?",
				documents, BATCH, (statement, document) -> {
					statement.setString(1, next.name());
					statement.setLong(2, document.id());
					statement.setString(3, document.status().name());
				});
		PrimitiveIterator.OfInt counts = Arrays.stream(moved).flatMapToInt(Arrays::stream).iterator();
		for (Document document : documents) {
			if (counts.nextInt() != 1) {
				throw new IllegalStateException("document " + document.label() + " is no longer " + document.status());
			}
			moved(document, next);
		}
	}

	private static void moved(Document document, DocumentStatus next) {
		LogEvent.of(logger, "document.moved")
			.with(LineFields.FEED, document.feed())
			.with(LineFields.DOCUMENT, document.label())
			.with(LogField.FROM, document.status().name())
			.with(LogField.TO, next.name())
			.logAfterCommit("document " + document.label() + " is " + next);
	}

	static Document document(ResultSet row) throws SQLException {
		LocalDate businessDate = row.getObject("business_date", LocalDate.class);
		String feed = row.getString("feed");
		String fileName = row.getString("file_name");
		return new Document(row.getLong("id"), row.getLong("night_id"), businessDate, feed, fileName,
				Objects.requireNonNullElse(row.getString("archived_as"), businessDate + "/" + feed + "/" + fileName),
				row.getString("sha256"), row.getLong("bytes"), DocumentStatus.valueOf(row.getString("status")),
				row.getString("source_language"), List.of(row.getString("targets").split(",")),
				row.getLong("ingested_rows"), row.getLong("ingested_bytes"),
				row.getObject("superseded_by", Long.class));
	}

}
