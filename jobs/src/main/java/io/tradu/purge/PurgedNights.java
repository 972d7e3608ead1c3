package io.tradu.purge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tradu.document.Night;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds what the database knew before its night was purged. */
@Repository
public class PurgedNights {

	private static final String NIGHTS = """
			select distinct p.business_date, p.sequence_number, p.purged_at, n.archive_sha256
			from run_summary p
			left join purged_night n
				on n.business_date = p.business_date and n.sequence_number = p.sequence_number
			""";

	private final JdbcClient jdbc;

	private final NightArchive archive;

	private final Clock clock;

	PurgedNights(JdbcClient jdbc, NightArchive archive, Clock clock) {
		this.jdbc = jdbc;
		this.archive = archive;
		this.clock = clock;
	}

	/**
	 * Returns the newest purged document of a name.
	 * @param fileName its file's name; the extension may be left out
	 * @param date its business date; null for any
	 */
	public Optional<Purged> document(String feed, String fileName, @Nullable LocalDate date) {
		List<Object> parameters = new ArrayList<>(List.of(feed, fileName, fileName));
		if (date != null) {
			parameters.add(date);
		}
		// Older versions kept of a purged document only that it was delivered.
		return this.jdbc.sql("""
				select p.business_date, p.sequence_number, p.purged_at, n.archive_sha256, d.file_name, d.sha256
				from (
					select k.business_date, k.sequence_number, o.feed, o.file_name, o.sha256
					from purged_document o join purged_night k on k.night_id = o.night_id
					union
					select h.business_date, 1, h.feed, h.file_name, h.sha256 from delivered_hash h
					where not exists (select 1 from purged_document o where o.feed = h.feed and o.sha256 = h.sha256)
				) d
				join run_summary p on p.business_date = d.business_date and p.sequence_number = d.sequence_number
				left join purged_night n
					on n.business_date = p.business_date and n.sequence_number = p.sequence_number
				where d.feed = ? and (d.file_name = ? or d.file_name = ? || '.csv')
				""" + ((date != null) ? " and d.business_date = ?" : "") + """
				 order by p.business_date desc, p.sequence_number desc fetch first 1 rows only
				""")
			.params(parameters)
			.query((row, number) -> purged("document " + feed + "/" + row.getString("file_name"),
					row.getString("sha256"), row))
			.optional();
	}

	/** Returns a block by its number. */
	public Optional<Purged> block(long id) {
		return inRange("block", id);
	}

	/** Returns a dead letter by its number. */
	public Optional<Purged> deadLetter(long id) {
		return inRange("dead letter", id);
	}

	private Optional<Purged> inRange(String kind, long id) {
		return this.jdbc.sql(NIGHTS + """
				join purged_range r on r.night_id = n.night_id
				where r.kind = ? and ? between r.first_id and r.last_id
				""").params(kind, id).query((row, number) -> purged(kind + " " + id, null, row)).optional();
	}

	/** Returns a run by its number. */
	public Optional<Purged> run(long id) {
		return this.jdbc.sql(NIGHTS + "where p.job_execution_id = ?")
			.param(id)
			.query((row, number) -> purged("run " + id, null, row))
			.optional();
	}

	private Purged purged(String what, @Nullable String sha256, ResultSet row) throws SQLException {
		Night night = new Night(0, row.getObject("business_date", LocalDate.class), row.getLong("sequence_number"));
		Instant at = row.getObject("purged_at", OffsetDateTime.class).toInstant();
		return new Purged(what, night.label(), sha256, at, LocalDate.ofInstant(at, this.clock.getZone()),
				this.archive.place(night).toString(), row.getString("archive_sha256"));
	}

}
