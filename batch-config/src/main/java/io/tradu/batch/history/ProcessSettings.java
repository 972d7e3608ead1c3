package io.tradu.batch.history;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.lease.Instance;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Which settings each process runs with. A process that works says so when it starts; one
 * that only has a look, and makes its components when it needs them, does not.
 */
@Repository
public class ProcessSettings implements InitializingBean {

	private static final Logger logger = LoggerFactory.getLogger(ProcessSettings.class);

	private static final LogField SETTINGS = LogField.name("settings");

	private final JdbcClient jdbc;

	private final EffectiveSettings settings;

	private final Instance self;

	private final Clock clock;

	ProcessSettings(JdbcClient jdbc, EffectiveSettings settings, Instance self, Clock clock) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.self = self;
		this.clock = clock;
	}

	@Override
	public void afterPropertiesSet() {
		LogEvent.of(logger, "process.started")
			.with(SETTINGS, this.settings.fingerprint())
			.log("process " + this.self + " runs with the settings " + this.settings.fingerprint());
		try {
			keep();
			this.jdbc.sql("""
					insert into process_settings (host, pid, process_started, fingerprint, at) values (?, ?, ?, ?, ?)
					on conflict do nothing
					""")
				.params(this.self.host(), this.self.pid(), this.self.started().atOffset(ZoneOffset.UTC),
						this.settings.fingerprint(), OffsetDateTime.now(this.clock))
				.update();
		}
		catch (RuntimeException ex) {
			logger.warn("The settings of this process are not remembered: {}", FailureReport.of(ex).sentence());
		}
	}

	// What was cut off is completed by the next process with the same settings.
	private void keep() {
		String fingerprint = this.settings.fingerprint();
		Map<String, String> kept = known(fingerprint);
		this.settings.all().forEach((name, setting) -> {
			if (!kept.containsKey(name)) {
				this.jdbc.sql("""
						insert into known_settings (fingerprint, name, setting) values (?, ?, ?) on conflict do nothing
						""").params(fingerprint, name, setting.replace('\0', '\uFFFD')).update();
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
		return known;
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
