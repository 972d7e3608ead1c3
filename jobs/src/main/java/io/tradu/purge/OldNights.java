package io.tradu.purge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.tradu.document.Night;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tells which nights are old, and which of them may go. */
@Repository
class OldNights {

	private static final Set<String> FINISHED = Set.of("COMPLETED", "ABANDONED");

	private final JdbcClient jdbc;

	private final NightRows rows;

	OldNights(JdbcClient jdbc, NightRows rows) {
		this.jdbc = jdbc;
		this.rows = rows;
	}

	/**
	 * Returns the nights before a date. Those of one business date go together: their
	 * manifest names the documents of all.
	 */
	Selection before(LocalDate date) {
		Map<LocalDate, List<Night>> byDate = this.jdbc.sql("""
				select id, business_date, sequence_number from night where business_date < ?
				order by business_date, sequence_number
				""")
			.param(date)
			.query((row, number) -> new Night(row.getLong("id"), row.getObject("business_date", LocalDate.class),
					row.getLong("sequence_number")))
			.list()
			.stream()
			.collect(Collectors.groupingBy(Night::businessDate, TreeMap::new, Collectors.toList()));
		List<Night> purgeable = new ArrayList<>();
		List<String> kept = new ArrayList<>();
		byDate.values().forEach((nights) -> {
			List<String> reasons = nights.stream().map(this::obstacle).flatMap(Optional::stream).toList();
			kept.addAll(reasons);
			if (reasons.isEmpty()) {
				purgeable.addAll(nights);
			}
		});
		return new Selection(purgeable, kept);
	}

	/** Tells whether a purge of the night was begun and not finished. */
	boolean isBegun(Night night) {
		return this.jdbc.sql("select count(*) from run_summary where business_date = ? and sequence_number = ?")
			.params(night.businessDate(), night.sequence())
			.query(Long.class)
			.single() > 0;
	}

	private Optional<String> obstacle(Night night) {
		if (isBegun(night)) {
			return Optional.empty();
		}
		List<Long> runs = this.rows.runs(night);
		if (runs.isEmpty()) {
			return Optional.of("night " + night.label() + " was opened and has not run");
		}
		String status = this.jdbc.sql("select status from batch_job_execution where job_execution_id = ?")
			.param(runs.get(runs.size() - 1))
			.query(String.class)
			.single();
		return FINISHED.contains(status) ? Optional.empty()
				: Optional.of("night " + night.label() + " is " + status + " and can be restarted");
	}

	/**
	 * What there is before a date.
	 *
	 * @param purgeable nights that may go, oldest first
	 * @param kept why others may not, a sentence each
	 */
	record Selection(List<Night> purgeable, List<String> kept) {
	}

}
