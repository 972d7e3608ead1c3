package io.tradu.batch.history;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.tradu.batch.lease.Instance;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which settings each process runs with. */
@Repository
public class ProcessSettings {

	private final JdbcClient jdbc;

	private final Clock clock;

	ProcessSettings(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Remembers the settings of a process. */
	void remember(Instance instance, EffectiveSettings settings) {
		keep(settings);
		this.jdbc.sql("""
				insert into process_settings (host, pid, process_started, fingerprint, at) values (?, ?, ?, ?, ?)
				on conflict do nothing
				""")
			.params(instance.host(), instance.pid(), instance.started().atOffset(ZoneOffset.UTC),
					settings.fingerprint(), OffsetDateTime.now(this.clock))
			.update();
	}

	// What was cut off is completed by the next process with the same settings.
	private void keep(EffectiveSettings settings) {
		Map<String, String> kept = known(settings.fingerprint());
		settings.all().forEach((name, setting) -> {
			if (!kept.containsKey(name)) {
				this.jdbc.sql("""
						insert into known_settings (fingerprint, name, setting) values (?, ?, ?) on conflict do nothing
						""").params(settings.fingerprint(), name, setting.replace('\0', '\uFFFD')).update();
			}
		});
	}

	/** Returns the settings that have a fingerprint; none if no process had them. */
	Map<String, String> known(String fingerprint) {
		Map<String, String> known = new TreeMap<>();
		this.jdbc.sql("select name, setting from known_settings where fingerprint = ?")
			.param(fingerprint)
			.query((row) -> {
				known.put(row.getString("name"), row.getString("setting"));
			});
		return RecordedSettings.recorded(known);
	}

	/** Returns the fingerprint of the settings that a process runs with. */
	public Optional<String> fingerprint(Instance instance) {
		return this.jdbc
			.sql("select fingerprint from process_settings where host = ? and pid = ? and process_started = ?")
			.params(instance.host(), instance.pid(), instance.started().atOffset(ZoneOffset.UTC))
			.query(String.class)
			.optional();
	}

}
