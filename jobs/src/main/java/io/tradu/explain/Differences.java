package io.tradu.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

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

	private final RunHistory history;

	private final RunList runs;

	private final JdbcClient jdbc;

	Differences(RunHistory history, RunList runs, JdbcClient jdbc) {
		this.history = history;
		this.runs = runs;
		this.jdbc = jdbc;
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

	private Map<String, String> known(Run run) {
		Map<String, String> known = new TreeMap<>(this.history.facts(run.id()));
		known.remove(RunFacts.CORRELATION);
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
