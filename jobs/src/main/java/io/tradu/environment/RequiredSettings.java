package io.tradu.environment;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds what every environment has to say for itself and one does not. */
class RequiredSettings implements Rule {

	static final List<String> NAMES = List.of("spring.config.import", Declared.DATABASE, "spring.datasource.username",
			"spring.datasource.password", "spring.rabbitmq.host", "spring.rabbitmq.port",
			"spring.rabbitmq.virtual-host", "spring.rabbitmq.username", "spring.rabbitmq.password",
			"management.influx.metrics.export.uri", "management.influx.metrics.export.db",
			"management.influx.metrics.export.user-name", "management.influx.metrics.export.password",
			"tradu.folders.home", "tradu.dataflow.uri", "tradu.dataflow.skipper-uri", "tradu.dataflow.password",
			"tradu.limits.machine", "tradu.limits.memory", "tradu.limits.cpus", "tradu.limits.engine-pipelines",
			"tradu.limits.concurrent-runs", "tradu.schedules.nightly.time", "tradu.schedules.nightly.zone",
			"tradu.schedules.nightly.misfire");

	@Override
	public List<Finding> check(Declared environment) {
		SettingsFile file = environment.settings();
		if (!file.exists()) {
			return List.of(environment.finding("missing", file.label(), "", "there is no such file"));
		}
		List<Finding> findings = new ArrayList<>();
		for (String name : NAMES) {
			boolean given = Stream.of(name, name + "[0]")
				.anyMatch(
						(spelled) -> file.find(spelled).filter((setting) -> isGiven(environment, setting)).isPresent());
			// A file that cannot be read has a finding of its own.
			if (!given && file.defect() == null) {
				findings.add(environment.finding("missing", file.placeOf(name), name, "is missing"));
			}
		}
		if (!Files.exists(environment.folder().resolve(EnvironmentFolders.FEEDS))) {
			findings.add(environment.finding("missing", environment.feedsLabel(), "", "there is no such file"));
		}
		return findings;
	}

	// A reference may come to nothing; one that leads nowhere has a finding of its own.
	private static boolean isGiven(Declared environment, Setting setting) {
		return !setting.value().isBlank() && environment.value(setting.name()).filter(String::isBlank).isEmpty();
	}

}
