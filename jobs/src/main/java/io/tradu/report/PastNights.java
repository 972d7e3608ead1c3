package io.tradu.report;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import io.tradu.document.Night;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Compares a night with those before it, the purged ones too. */
@Repository
class PastNights {

	private final RunList runs;

	private final JdbcClient jdbc;

	PastNights(RunList runs, JdbcClient jdbc) {
		this.runs = runs;
		this.jdbc = jdbc;
	}

	/**
	 * Compares a night.
	 * @param ledger what became of its rows, as it is not kept before the night has ended
	 */
	Comparison compare(Night night, LedgerFacts ledger) {
		Map<Night, List<Run>> known = new TreeMap<>(
				Comparator.comparing(Night::businessDate).thenComparing(Night::sequence));
		this.runs.newest(Integer.MAX_VALUE)
			.stream()
			.filter((run) -> run.businessDate() != null)
			.forEach((run) -> known.computeIfAbsent(key(run), (key) -> new ArrayList<>()).add(run));
		List<Run> own = known.getOrDefault(new Night(0, night.businessDate(), night.sequence()), List.of());
		List<NightFigures> before = new ArrayList<>();
		known.entrySet()
			.stream()
			.takeWhile((other) -> isBefore(other.getKey(), night))
			.forEach((other) -> before.add(figures(other.getKey(), other.getValue())));
		return Comparison.of(NightFigures.of(night.label(), status(own), ledger.total().received(),
				ledger.total().rejected(), seconds(own)),
				before.subList(Math.max(0, before.size() - Comparison.NIGHTS), before.size()));
	}

	private NightFigures figures(Night night, List<Run> runs) {
		return this.jdbc
			.sql("""
					select coalesce(sum(received), 0) as received, coalesce(sum(rejected), 0) as rejected
					from (
						select l.received, l.rejected
						from ledger l join night n on n.id = l.night_id
						where n.business_date = :date and n.sequence_number = :sequence
							and not exists (select 1 from run_summary p
								where p.business_date = n.business_date and p.sequence_number = n.sequence_number)
						union all
						select received, rejected from run_summary where business_date = :date and sequence_number = :sequence
					) account
					""")
			.param("date", night.businessDate())
			.param("sequence", night.sequence())
			.query((row, number) -> NightFigures.of(night.label(), status(runs), row.getLong("received"),
					row.getLong("rejected"), seconds(runs)))
			.single();
	}

	private static Night key(Run run) {
		return new Night(0, Objects.requireNonNull(run.businessDate()), run.sequence());
	}

	private static boolean isBefore(Night one, Night other) {
		int dates = one.businessDate().compareTo(other.businessDate());
		return dates < 0 || (dates == 0 && one.sequence() < other.sequence());
	}

	private static String status(List<Run> newestFirst) {
		return newestFirst.isEmpty() ? "" : newestFirst.get(0).status();
	}

	private static double seconds(List<Run> runs) {
		return runs.stream().mapToDouble(PastNights::seconds).sum();
	}

	private static double seconds(Run run) {
		LocalDateTime ended = run.ended();
		return (run.started() != null && ended != null) ? Duration.between(run.started(), ended).toMillis() / 1000.0
				: 0;
	}

}
