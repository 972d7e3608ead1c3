package io.tradu.batch.history;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import io.tradu.batch.audit.AuditLog;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records in the audit log which settings have changed since the run before. Who has
 * changed them nobody knows; who first worked with them is the one who starts the run.
 */
@Component
class SettingsChanges {

	private static final String NONE = "not set";

	private final JdbcClient jdbc;

	private final ProcessSettings settings;

	private final AuditLog audit;

	SettingsChanges(JdbcClient jdbc, ProcessSettings settings, AuditLog audit) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.audit = audit;
	}

	/** Records what has changed up to a run, whose facts are known already. */
	void record(long run) {
		Optional<Long> before = this.jdbc
			.sql("select max(job_execution_id) from run_fact where name = ? and job_execution_id < ?")
			.params(RunFacts.SETTINGS, run)
			.query(Long.class)
			.optional();
		before.ifPresent((other) -> record(run, other));
	}

	private void record(long run, long before) {
		Map<String, String> changes = changes(settings(before), settings(run), "%s: %s -> %s");
		changes.putAll(changes(secrets(before), secrets(run), "%s: changed (%s -> %s)"));
		if (changes.isEmpty()) {
			return;
		}
		// The act that starts a run is the last one its process has recorded.
		String actor = this.audit.lastActor().orElseGet(AuditLog::person);
		changes.values()
			.forEach((change) -> this.audit.add(actor, RunHistory.SETTINGS_CHANGE, "run " + run, "",
					change + ", since run " + before));
	}

	private Map<String, String> settings(long run) {
		return fact(run, RunFacts.SETTINGS).map(this.settings::known).orElse(Map.of());
	}

	private Optional<String> fact(long run, String name) {
		return this.jdbc.sql("select fact from run_fact where job_execution_id = ? and name = ?")
			.params(run, name)
			.query(String.class)
			.optional();
	}

	private Map<String, String> secrets(long run) {
		Map<String, String> secrets = new TreeMap<>();
		this.jdbc.sql("select name, fact from run_fact where job_execution_id = ? and name like ?")
			.params(run, SecretFacts.PREFIX + "%")
			.query((row) -> {
				secrets.put(row.getString("name"), row.getString("fact"));
			});
		return secrets;
	}

	private static Map<String, String> changes(Map<String, String> then, Map<String, String> now, String form) {
		Map<String, String> changes = new LinkedHashMap<>();
		TreeSet<String> names = new TreeSet<>(then.keySet());
		names.addAll(now.keySet());
		for (String name : names) {
			String was = then.getOrDefault(name, NONE);
			String is = now.getOrDefault(name, NONE);
			if (!Objects.equals(was, is)) {
				changes.put(name, form.formatted(name, was, is));
			}
		}
		return changes;
	}

}
