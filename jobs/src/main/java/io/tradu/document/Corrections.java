package io.tradu.document;

import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps which documents were delivered in place of others. */
@Repository
public class Corrections {

	private final JdbcClient jdbc;

	Corrections(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Returns the documents of a feed in a night that are to take the place of documents
	 * of the same names, which an earlier sequence of the date has delivered.
	 */
	public List<Correction> find(Night night, String feed) {
		return this.jdbc.sql("""
				select d.id as next_id, o.id as old_id, d.file_name
				from document d
				join night n on n.business_date = :date
				join document o on o.night_id = n.id and o.feed = d.feed and o.file_name = d.file_name and o.id <> d.id
				where d.night_id = :night and d.feed = :feed and d.status = 'DELIVERED' and o.status = 'DELIVERED'
					and o.superseded_by is null and o.night_id <> d.night_id
				order by d.id
				""")
			.param("date", night.businessDate())
			.param("night", night.id())
			.param("feed", feed)
			.query((row, number) -> new Correction(row.getLong("old_id"), row.getLong("next_id"),
					feed + "/" + row.getString("file_name")))
			.list();
	}

	/** Records that a corrected document was delivered in place of another. */
	public void record(Correction correction) {
		this.jdbc.sql("update document set superseded_by = ? where id = ?")
			.params(correction.nextId(), correction.oldId())
			.update();
	}

	/**
	 * Returns the documents that were duplicates of documents that a night has corrected.
	 * What was delivered stood for both, and nothing does so for these now.
	 */
	public List<Document> findOrphans(Night night) {
		return this.jdbc.sql(Documents.SELECT + """
				where d.status = 'DUPLICATE' and exists (
					select 1 from document old join document corrected on corrected.id = old.superseded_by
					where corrected.night_id = ? and old.feed = d.feed and old.sha256 = d.sha256
						and old.file_name <> d.file_name)
				and not exists (
					select 1 from document other
					where other.feed = d.feed and other.sha256 = d.sha256 and other.status = 'DELIVERED'
						and other.superseded_by is null)
				order by d.id
				""").param(night.id()).query((row, number) -> Documents.document(row)).list();
	}

}
