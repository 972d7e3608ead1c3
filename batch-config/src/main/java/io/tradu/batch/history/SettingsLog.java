package io.tradu.batch.history;

import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.lease.Instance;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Says when a process starts which settings it runs with. A process that only has a look,
 * and makes its components when it needs them, says nothing: nobody needs this one.
 */
@Component
class SettingsLog implements InitializingBean {

	private static final Logger logger = LoggerFactory.getLogger(SettingsLog.class);

	private static final LogField SETTINGS = LogField.name("settings");

	private final ProcessSettings processes;

	private final EffectiveSettings settings;

	private final Instance self;

	SettingsLog(ProcessSettings processes, EffectiveSettings settings, Instance self) {
		this.processes = processes;
		this.settings = settings;
		this.self = self;
	}

	@Override
	public void afterPropertiesSet() {
		LogEvent.of(logger, "process.started")
			.with(SETTINGS, this.settings.fingerprint())
			.log("process " + this.self + " runs with the settings " + this.settings.fingerprint());
		try {
			this.processes.remember(this.self, this.settings);
		}
		catch (RuntimeException ex) {
			logger.warn("The settings of this process are not remembered: {}", FailureReport.of(ex).sentence());
		}
	}

}
