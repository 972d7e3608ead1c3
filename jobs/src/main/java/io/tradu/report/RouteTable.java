package io.tradu.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tradu.batch.history.RunHistory;
import io.tradu.document.Answer;
import io.tradu.document.Night;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import io.tradu.report.EngineFacts.RouteWork;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Gathers what the engines did for a night. */
@Repository
class RouteTable {

	private static final String FACT = "engine ";

	private static final int LETTERS = 100;

	private static final TypeReference<Map<String, Integer>> ROUTES = new TypeReference<>() {
	};

	private final JdbcClient jdbc;

	private final RunHistory history;

	private final RunList runs;

	private final JsonMapper json;

	RouteTable(JdbcClient jdbc, RunHistory history, RunList runs, JsonMapper json) {
		this.jdbc = jdbc;
		this.history = history;
		this.runs = runs;
		this.json = json;
	}

	/**
	 * Returns what was done.
	 * @param last the night's last run
	 */
	EngineFacts of(Night night, Run last) {
		Map<String, RouteWork> work = new TreeMap<>();
		long untouched = addDelivered(night, new FirstRoutes(this.runs.inputs(last)), work);
		addRefused(night, work);
		return new EngineFacts(versions(last),
				work.values().stream().sorted(Comparator.comparing(RouteWork::chosen).reversed()).toList(), untouched);
	}

	private long addDelivered(Night night, FirstRoutes first, Map<String, RouteWork> work) {
		long[] untouched = new long[1];
		this.jdbc.sql("""
				select d.feed, d.source_language, v.target, v.routes, v.untouched
				from deliverable v join document d on d.id = v.document_id
				where d.night_id = ?
				""").param(night.id()).query((row) -> {
			untouched[0] += row.getLong("untouched");
			String best = first.of(row.getString("feed"), String.valueOf(row.getString("source_language")),
					row.getString("target"));
			this.json.readValue(row.getString("routes"), ROUTES)
				.forEach((route, count) -> add(work, new RouteWork(route, count, route.equals(best) ? 0 : count, 0)));
		});
		return untouched[0];
	}

	// Letter by letter they can be more than fits into memory: PostgreSQL hands over all
	// of
	// a result at once.
	private void addRefused(Night night, Map<String, RouteWork> work) {
		Long last = 0L;
		while (last != null) {
			last = addRefused(night, last, work);
		}
	}

	private @Nullable Long addRefused(Night night, long after, Map<String, RouteWork> work) {
		List<Long> letters = new ArrayList<>();
		this.jdbc.sql("""
				select l.id, l.answers
				from dead_letter l
				where l.id > ? and l.answers <> '' and l.state <> 'REPLAYED'
					and l.origin in (select cast(id as varchar(20)) from document where night_id = ?)
				order by l.id
				fetch first ? rows only
				""").params(after, night.id(), LETTERS).query((row) -> {
			letters.add(row.getLong("id"));
			Answer.read(row.getString("answers"))
				.forEach((answer) -> add(work, new RouteWork(answer.route(), 0, 0, 1)));
		});
		return (letters.size() == LETTERS) ? letters.get(LETTERS - 1) : null;
	}

	private Map<String, String> versions(Run last) {
		Map<String, String> versions = new TreeMap<>();
		this.history.facts(last.id()).forEach((name, fact) -> {
			if (name.startsWith(FACT)) {
				versions.put(name.substring(FACT.length()), fact);
			}
		});
		return versions;
	}

	private static void add(Map<String, RouteWork> work, RouteWork more) {
		work.merge(more.route(), more, RouteWork::plus);
	}

}
