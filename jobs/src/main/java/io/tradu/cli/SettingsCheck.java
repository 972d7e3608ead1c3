package io.tradu.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.tradu.batch.preflight.PreflightCheck;
import io.tradu.batch.preflight.PreflightFinding;
import io.tradu.environment.SettingTypes;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** Checks that the value of every setting fits its type and its limits. */
@Component
class SettingsCheck implements PreflightCheck {

	private final ConfigurableApplicationContext context;

	SettingsCheck(ConfigurableApplicationContext context) {
		this.context = context;
	}

	@Override
	public String id() {
		return "settings";
	}

	// Before a job all of them have been read already.
	@Override
	public boolean runsBeforeJobs() {
		return false;
	}

	@Override
	public List<PreflightFinding> findings() {
		List<PreflightFinding> findings = new ArrayList<>();
		ConfigurableEnvironment settings = this.context.getEnvironment();
		for (String name : this.context.getBeanNamesForAnnotation(ConfigurationProperties.class)) {
			failureOf(() -> this.context.getBean(name)).flatMap((failure) -> WrongSetting.in(failure, settings))
				.ifPresent((sentence) -> add(sentence, findings));
		}
		Binder binder = Binder.get(settings);
		for (Map.Entry<ConfigurationPropertyName, Class<?>> known : SettingTypes.load().simple().entrySet()) {
			failureOf(() -> binder.bind(known.getKey(), Bindable.of(known.getValue())))
				.flatMap((failure) -> WrongSetting.in(failure, settings))
				.ifPresent((sentence) -> add(sentence, findings));
		}
		return findings;
	}

	private static void add(String sentence, List<PreflightFinding> findings) {
		PreflightFinding finding = PreflightFinding.wrongSetting("wrong-setting", sentence, "");
		if (!findings.contains(finding)) {
			findings.add(finding);
		}
	}

	private static Optional<RuntimeException> failureOf(Runnable reading) {
		try {
			reading.run();
			return Optional.empty();
		}
		catch (RuntimeException ex) {
			return Optional.of(ex);
		}
	}

}
