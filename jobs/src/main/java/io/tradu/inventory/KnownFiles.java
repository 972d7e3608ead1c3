package io.tradu.inventory;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

import io.tradu.deliver.Manifest;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.LineFolders;
import io.tradu.document.Quarantine;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Knows the files of a business date by what is recorded of its nights. */
@Repository
class KnownFiles {

	private static final Set<String> DELIVERABLE = Set.of(DocumentStatus.INGESTED.name(),
			DocumentStatus.DELIVERED.name());

	private final JdbcClient jdbc;

	private final LineFolders folders;

	KnownFiles(JdbcClient jdbc, LineFolders folders) {
		this.jdbc = jdbc;
		this.folders = folders;
	}

	/**
	 * Returns the dates that nights are known of, also where their records were purged.
	 */
	Set<LocalDate> dates() {
		return new HashSet<>(
				this.jdbc.sql("select business_date from night union select business_date from run_summary")
					.query(LocalDate.class)
					.list());
	}

	/**
	 * Returns the dates whose records were purged; what they were is in the purge's
	 * archive.
	 */
	Set<LocalDate> purged() {
		return new HashSet<>(
				this.jdbc.sql("select distinct business_date from run_summary").query(LocalDate.class).list());
	}

	Set<Path> archived(LocalDate date) {
		Set<Path> known = new HashSet<>();
		this.jdbc.sql("""
				select d.feed, d.file_name, d.archived_as from document d join night n on n.id = d.night_id
				where n.business_date = ?
				""").param(date).query((row) -> {
			String place = row.getString("archived_as");
			known.add((place != null) ? this.folders.archive().resolve(place)
					: this.folders.archived(date, row.getString("feed"), row.getString("file_name")));
		});
		return known;
	}

	// Of a document whose delivery was cut short, files may be there that are not
	// recorded yet: the next run
	// writes them again.
	Set<Path> delivered(LocalDate date) {
		Set<Path> known = new HashSet<>();
		this.jdbc.sql("""
				select d.feed, d.file_name, d.targets, d.status, d.superseded_by
				from document d join night n on n.id = d.night_id
				where n.business_date = ?
				""").param(date).query((row) -> {
			String feed = row.getString("feed");
			String name = Document.name(row.getString("file_name"));
			// Also where all that it named was withdrawn.
			known.add(this.folders.delivered(date, feed, Manifest.FILE_NAME));
			if (!DELIVERABLE.contains(row.getString("status")) || row.getObject("superseded_by") != null) {
				return;
			}
			for (String target : row.getString("targets").split(",")) {
				known.add(this.folders.delivered(date, feed, name + "." + target + ".csv"));
				known.add(this.folders.delivered(date, feed, name + "." + target + ".rejected.csv"));
			}
		});
		return known;
	}

	Set<Path> quarantined(LocalDate date) {
		Set<Path> known = new HashSet<>();
		this.jdbc.sql("""
				select s.feed, s.file_name from set_aside s join night n on n.id = s.night_id
				where n.business_date = ? and s.kind = 'QUARANTINED'
				""").param(date).query((row) -> {
			known.add(Quarantine.recorded(this.folders.quarantined(date, row.getString("feed"),
					Quarantine.storedName(row.getString("file_name")))));
		});
		return known;
	}

}
