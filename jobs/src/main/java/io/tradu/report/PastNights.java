package io.tradu.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Compares a night with those before it, the purged ones too. */
@Repository
class PastNights {

	private final RunList runs;

	private final JdbcClient jdbc;

	private final Clock clock;

	PastNights(RunList runs, JdbcClient jdbc, Clock clock) {
		this.runs = runs;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Compares a night. Documents that came late are no night to measure one by, nor
	 * measured themselves.
	 * @param state the night's own state
	 * @param ledger what became of its rows, as it is not kept before the night has ended
	 * @param translated the rows it has translated
	 */
	Comparison compare(NightState state, LedgerFacts ledger, long translated) {
		NightFigures own = NightFigures
			.of(state.label(), state.status(), ledger.total().received(), ledger.total().rejected(), state.seconds())
			.withTranslated(translated);
		List<NightFigures> before = figures(before(state));
		return (state.sequence() == 1) ? Comparison.of(own, before) : Comparison.unmeasured(own, before,
				"These are documents that came late, so they are not compared with whole nights.");
	}

	private SortedMap<LocalDate, List<Run>> before(NightState state) {
		SortedMap<LocalDate, List<Run>> known = new TreeMap<>();
		for (Run run : this.runs.newest(Integer.MAX_VALUE)) {
			LocalDate date = run.businessDate();
			boolean other = run.sequence() != state.sequence();
			if (date != null && run.sequence() == 1
					&& (date.isBefore(state.businessDate()) || (other && date.equals(state.businessDate())))) {
				known.computeIfAbsent(date, (key) -> new ArrayList<>()).add(run);
			}
		}
		return known.keySet()
			.stream()
			.skip(Math.max(0, known.size() - Comparison.NIGHTS))
			.findFirst()
			.map(known::tailMap)
			.orElse(known);
	}

	private List<NightFigures> figures(SortedMap<LocalDate, List<Run>> nights) {
		if (nights.isEmpty()) {
			return List.of();
		}
		Map<LocalDate, NightFigures> figures = new TreeMap<>();
		nights.forEach((date, runs) -> figures.put(date, figures(runs, 0, 0)));
		this.jdbc.sql("""
				select business_date, coalesce(sum(received), 0) as received, coalesce(sum(rejected), 0) as rejected
				from (
					select n.business_date, l.received, l.rejected
					from ledger l join night n on n.id = l.night_id
					where n.business_date in (:dates) and n.sequence_number = 1
						and not exists (select 1 from run_summary p
							where p.business_date = n.business_date and p.sequence_number = n.sequence_number)
					union all
					select business_date, received, rejected from run_summary
					where business_date in (:dates) and sequence_number = 1
				) account
				group by business_date
				""").param("dates", nights.keySet()).query((row) -> {
			LocalDate date = row.getObject("business_date", LocalDate.class);
			figures.put(date,
					figures(nights.getOrDefault(date, List.of()), row.getLong("received"), row.getLong("rejected")));
		});
		return List.copyOf(figures.values());
	}

	private NightFigures figures(List<Run> newestFirst, long received, long rejected) {
		Run last = newestFirst.get(0);
		return NightFigures.of(last.nightLabel(), last.status(), received, rejected,
				newestFirst.stream().mapToDouble(this::seconds).sum());
	}

	private double seconds(Run run) {
		return (run.ended() != null) ? run.worked(this.clock).toMillis() / 1000.0 : 0;
	}

}
