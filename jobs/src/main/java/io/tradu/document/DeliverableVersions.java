package io.tradu.document;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps what identifies the files that customers have had in the place of others since: a
 * person must be able to prove what was delivered first.
 */
@Repository
public class DeliverableVersions {

	private static final String KEEP = """
			insert into superseded_deliverable (document_id, target, version, file_name, sha256, bytes, rejected_sha256,
				reason, delivered_at)
			select document_id, target, version, file_name, sha256, bytes, rejected_sha256, reason, delivered_at
			from deliverable where document_id = :document
			""";

	private final JdbcClient jdbc;

	DeliverableVersions(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Keeps the recorded version of a deliverable, which is about to be replaced. */
	void keep(long documentId, String target) {
		this.jdbc.sql(KEEP + "and target = :target").param("document", documentId).param("target", target).update();
	}

	/** Keeps the recorded versions of all deliverables of a document. */
	void keep(long documentId) {
		this.jdbc.sql(KEEP).param("document", documentId).update();
	}

	/**
	 * Returns the last versions, by file name, of what is no longer delivered in the
	 * places where a document is to be delivered: of a document of its name that was
	 * withdrawn.
	 */
	public Map<String, Integer> lastBefore(Document document) {
		Map<String, Integer> last = new HashMap<>();
		this.jdbc.sql("""
				select s.file_name, max(s.version) as version from superseded_deliverable s
				join document d on d.id = s.document_id join night n on n.id = d.night_id
				where s.file_name in (:names) and n.business_date = :date and d.feed = :feed and d.id <> :document
				group by s.file_name
				""")
			.param("names", document.targets().stream().map(document::deliverableName).toList())
			.param("date", document.businessDate())
			.param("feed", document.feed())
			.param("document", document.id())
			.query((row) -> {
				last.put(row.getString("file_name"), row.getInt("version"));
			});
		return last;
	}

	/**
	 * Returns all versions of the files of which a feed has had more than one on a date,
	 * by name and version.
	 */
	public List<DeliveredVersion> find(LocalDate businessDate, String feed) {
		return this.jdbc.sql("""
				select s.file_name, s.version, s.sha256, s.bytes, s.rejected_sha256, s.reason, s.delivered_at
				from night n join document d on d.night_id = n.id join superseded_deliverable s on s.document_id = d.id
				where n.business_date = :date and d.feed = :feed
				union all
				select l.file_name, l.version, l.sha256, l.bytes, l.rejected_sha256, l.reason, l.delivered_at
				from night n join document d on d.night_id = n.id join deliverable l on l.document_id = d.id
				where n.business_date = :date and d.feed = :feed and d.superseded_by is null and l.version > 1
				order by file_name, version
				""")
			.param("date", businessDate)
			.param("feed", feed)
			.query((row, number) -> new DeliveredVersion(row.getString("file_name"), row.getInt("version"),
					row.getString("sha256"), row.getLong("bytes"), row.getString("rejected_sha256"),
					row.getString("reason"), row.getObject("delivered_at", OffsetDateTime.class).toInstant()))
			.list();
	}

}
