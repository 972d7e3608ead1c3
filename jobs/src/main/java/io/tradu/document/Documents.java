package io.tradu.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps the documents. */
@Repository
public class Documents {

	private static final TypeReference<List<String>> COLUMNS = new TypeReference<>() {
	};

	private static final LogField BYTES = LogField.number("bytes");

	private static final String SELECT = """
			select d.id, d.night_id, n.business_date, d.feed, d.file_name, d.sha256, d.bytes, d.status,
				d.source_language, d.targets, d.columns, d.ingested_rows, d.ingested_bytes
			from document d join night n on n.id = d.night_id
			""";

	private static final Logger logger = LoggerFactory.getLogger(Documents.class);

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final Clock clock;

	Documents(JdbcClient jdbc, JsonMapper json, Clock clock) {
		this.jdbc = jdbc;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Registers a document.
	 * @param firstRow where its first row starts, in bytes from the start of the file
	 */
	public void register(Night night, Feed feed, String fileName, String sha256, long bytes, List<String> columns,
			long firstRow, DocumentStatus status) {
		this.jdbc.sql("""
				insert into document (night_id, feed, file_name, sha256, bytes, status, source_language, targets,
					columns, ingested_rows, ingested_bytes, received_at)
				values (:night, :feed, :file, :sha256, :bytes, :status, :source, :targets, :columns, 0, :first, :now)
				""")
			.param("night", night.id())
			.param("feed", feed.name())
			.param("file", fileName)
			.param("sha256", sha256)
			.param("bytes", bytes)
			.param("status", status.name())
			.param("source", feed.detectsSource() ? null : feed.source())
			.param("targets", String.join(",", feed.targets()))
			.param("columns", this.json.writeValueAsString(columns))
			.param("first", firstRow)
			.param("now", OffsetDateTime.now(this.clock))
			.update();
		LogEvent.of(logger, "document.received")
			.with(LineFields.FEED, feed.name())
			.with(LineFields.DOCUMENT, feed.name() + "/" + fileName)
			.with(LogField.TO, status.name())
			.with(BYTES, bytes)
			.logAfterCommit("document " + feed.name() + "/" + fileName + " is " + status);
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

	/**
	 * Returns the document that has a name in a feed on a date already, in any of its
	 * sequences, this night's own first. Letter case does not tell names apart: their
	 * deliverables would overwrite each other on some file systems. The name of one that
	 * was quarantined or canceled is free again.
	 */
	public Optional<Document> findNamesake(Night night, String feed, String fileName) {
		return this.jdbc.sql(SELECT + """
				where n.business_date = :date and d.feed = :feed and lower(d.file_name) = lower(:file)
					and d.status not in ('QUARANTINED', 'CANCELED')
				order by case when d.night_id = :night then 0 else 1 end, d.id
				fetch first 1 rows only
				""")
			.param("date", night.businessDate())
			.param("feed", feed)
			.param("file", fileName)
			.param("night", night.id())
			.query((row, number) -> document(row))
			.optional();
	}

	/**
	 * Returns the document that first brought these bytes to a feed and was delivered, or
	 * will be in this night; also one whose night was purged since.
	 */
	public Optional<Original> findOriginal(Night night, String feed, String sha256) {
		return this.jdbc.sql(SELECT + """
				where d.feed = ? and d.sha256 = ?
					and (d.status = 'DELIVERED' or (d.night_id = ? and d.status in ('RECEIVED', 'INGESTED')))
				order by d.id
				fetch first 1 rows only
				""")
			.params(feed, sha256, night.id())
			.query((row, number) -> document(row))
			.optional()
			.map((document) -> new Original(document.businessDate(), document.feed(), document.fileName()))
			.or(() -> findPurged(feed, sha256));
	}

	private Optional<Original> findPurged(String feed, String sha256) {
		return this.jdbc.sql("select business_date, feed, file_name from delivered_hash where feed = ? and sha256 = ?")
			.params(feed, sha256)
			.query((row, number) -> new Original(row.getObject("business_date", LocalDate.class), row.getString("feed"),
					row.getString("file_name")))
			.optional();
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
	 * Moves a document on.
	 * @throws IllegalStateException if the line does not allow the change, or the
	 * document is not where it was
	 */
	public void move(Document document, DocumentStatus next) {
		if (!document.status().canBecome(next)) {
			throw new IllegalStateException(
					"document " + document.label() + " cannot go from " + document.status() + " to " + next);
		}
		int moved = this.jdbc.sql("update document set status = ? where id = ? and status = ?")
			.params(next.name(), document.id(), document.status().name())
			.update();
		if (moved != 1) {
			throw new IllegalStateException("document " + document.label() + " is no longer " + document.status());
		}
		LogEvent.of(logger, "document.moved")
			.with(LineFields.FEED, document.feed())
			.with(LineFields.DOCUMENT, document.label())
			.with(LogField.FROM, document.status().name())
			.with(LogField.TO, next.name())
			.logAfterCommit("document " + document.label() + " is " + next);
	}

	private Document document(ResultSet row) throws SQLException {
		return new Document(row.getLong("id"), row.getLong("night_id"), row.getObject("business_date", LocalDate.class),
				row.getString("feed"), row.getString("file_name"), row.getString("sha256"), row.getLong("bytes"),
				DocumentStatus.valueOf(row.getString("status")), row.getString("source_language"),
				List.of(row.getString("targets").split(",")), this.json.readValue(row.getString("columns"), COLUMNS),
				row.getLong("ingested_rows"), row.getLong("ingested_bytes"));
	}

}
