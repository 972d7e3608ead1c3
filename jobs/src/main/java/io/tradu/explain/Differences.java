package io.tradu.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

import io.tradu.batch.audit.AuditEntry;
import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.history.RecordedSettings;
import io.tradu.batch.history.RunFacts;
import io.tradu.batch.history.RunHistory;
import io.tradu.document.Night;
import io.tradu.explain.Explanation.Difference;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares what two nights were made with and of. */
@Component
class Differences {

	private static final String NONE = "none";

	private static final int MOST_CHANGES = 1000;

	private final RunHistory history;

	private final RunList runs;

	private final JdbcClient jdbc;

	private final AuditLog audit;

	Differences(RunHistory history, RunList runs, JdbcClient jdbc, AuditLog audit) {
		this.history = history;
		this.runs = runs;
		this.jdbc = jdbc;
		this.audit = audit;
	}

	/** Returns what is not in one run as it was in another: facts first, volume last. */
	List<Difference> between(Run then, Run now) {
		Map<String, String> before = known(then);
		Map<String, String> after = known(now);
		List<Difference> differences = new ArrayList<>();
		TreeSet<String> names = new TreeSet<>(before.keySet());
		names.addAll(after.keySet());
		for (String name : names) {
			String was = before.getOrDefault(name, NONE);
			String is = after.getOrDefault(name, NONE);
			if (!Objects.equals(was, is)) {
				differences.add(new Difference(name, was, is));
			}
		}
		return differences;
	}

	/**
	 * Returns which settings were not as they were in the run before, whatever became of
	 * it.
	 */
	List<String> changedSettings(Run run) {
		return this.audit
			.find(new AuditFilter(null, RunHistory.SETTINGS_CHANGE, "run " + run.id(), null, null), MOST_CHANGES)
			.stream()
			.map(RecordedSettings::shown)
			.map(AuditEntry::detail)
			.sorted()
			.toList();
	}

	private Map<String, String> known(Run run) {
		Map<String, String> known = new TreeMap<>(this.history.facts(run.id()));
		known.remove(RunFacts.CORRELATION);
		// The settings themselves say more.
		known.remove(RunFacts.SETTINGS);
		this.runs.inputs(run).forEach((name, setting) -> known.put("input " + name, setting));
		this.runs.night(run).ifPresent((night) -> known.putAll(volume(night)));
		return known;
	}

	private Map<String, String> volume(Night night) {
		return this.jdbc
			.sql("""
					select count(*) as documents, coalesce(sum(ingested_rows), 0) as row_count, coalesce(sum(bytes), 0) as bytes
					from document where night_id = ? and status not in ('DUPLICATE', 'QUARANTINED')
					""")
			.param(night.id())
			.query((row, number) -> Map.of("volume documents", row.getString("documents"), "volume rows read",
					row.getString("row_count"), "volume bytes", row.getString("bytes")))
			.single();
	}

}
