package io.tradu.document;

import java.time.LocalDate;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds the documents that were received before a file, by its name, its bytes and its
 * place in the archive.
 */
@Repository
public class EarlierDocuments {

	private final JdbcClient jdbc;

	EarlierDocuments(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the document that has a name in a feed on a date already, in any of its
	 * sequences, this night's own first, then the newest. Names that differ in letter
	 * case or Unicode normalization only are the same: their deliverables would overwrite
	 * each other on some file systems. The name of a document that was quarantined or
	 * canceled is free again.
	 */
	public Optional<Document> findNamesake(Night night, String feed, String fileName) {
		return this.jdbc.sql(Documents.SELECT + """
				where n.business_date = :date and d.feed = :feed and d.name_key = :key
					and d.status not in ('QUARANTINED', 'CANCELED')
				order by case when d.night_id = :night then 0 else 1 end, d.id desc
				fetch first 1 rows only
				""")
			.param("date", night.businessDate())
			.param("feed", feed)
			.param("key", FileNames.key(fileName))
			.param("night", night.id())
			.query((row, number) -> Documents.document(row))
			.optional();
	}

	/**
	 * Returns whether an earlier sequence of a night's date has delivered other bytes
	 * under a name, so that these correct them.
	 */
	public boolean isCorrection(Night night, String feed, String fileName, String sha256) {
		return this.jdbc.sql("""
				select count(*) from document d join night n on n.id = d.night_id
				where n.business_date = ? and d.night_id <> ? and d.feed = ? and d.file_name = ?
					and d.status = 'DELIVERED' and d.superseded_by is null and d.sha256 <> ?
				""").params(night.businessDate(), night.id(), feed, fileName, sha256).query(Long.class).single() > 0;
	}

	/**
	 * Returns whether a night has a document of a name that was quarantined or canceled.
	 * The night can have no other one of that name.
	 */
	public boolean isGivenUp(Night night, String feed, String fileName) {
		return this.jdbc.sql("""
				select count(*) from document where night_id = ? and feed = ? and file_name = ?
					and status in ('QUARANTINED', 'CANCELED')
				""").params(night.id(), feed, fileName).query(Long.class).single() > 0;
	}

	/**
	 * Returns the document that first brought these bytes to a feed and was delivered, or
	 * will be in this night; also one whose night was purged since.
	 */
	public Optional<Original> findOriginal(Night night, String feed, String sha256) {
		return this.jdbc
			.sql(Documents.SELECT
					+ """
							where d.feed = ? and d.sha256 = ?
								and ((d.status = 'DELIVERED' and d.superseded_by is null) or (d.night_id = ? and d.status in ('RECEIVED', 'INGESTED')))
							order by d.id
							fetch first 1 rows only
							""")
			.params(feed, sha256, night.id())
			.query((row, number) -> Documents.document(row))
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

	/** Returns whether a place in the archive is recorded as that of a document. */
	public boolean isArchivedAs(String place) {
		return this.jdbc.sql("select count(*) from document where archived_as = ?")
			.param(place)
			.query(Long.class)
			.single() > 0;
	}

}
