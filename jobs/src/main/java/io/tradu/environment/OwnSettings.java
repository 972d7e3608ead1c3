package io.tradu.environment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds settings that name another environment, or mix up its own parts, as is left over
 * where one was made by copying another.
 */
class OwnSettings implements Rule {

	private static final String RULE = "disagrees";

	private static final List<String> PASSWORDS = List.of("spring.datasource.password", "spring.rabbitmq.password",
			"management.influx.metrics.export.password");

	@Override
	public List<Finding> check(Declared environment) {
		List<Finding> findings = new ArrayList<>();
		other(environment, "tradu.environment", environment.name()).ifPresent(findings::add);
		feeds(environment).ifPresent(findings::add);
		passwords(environment, findings);
		imported(environment).ifPresent(findings::add);
		environment.dataFlow().find("stream.name").filter((stream) -> !stream.value().isBlank()).ifPresent((stream) -> {
			String name = environment.resolved(stream.value());
			other(environment, "tradu.dead-letters.queue", name + ".scheduler." + name + ".dlq")
				.ifPresent(findings::add);
			launch(environment).ifPresent(findings::add);
		});
		return findings;
	}

	private static Optional<Finding> other(Declared environment, String setting, String expected) {
		return environment.value(setting)
			.filter((value) -> !value.isBlank() && !value.equals(expected))
			.map((value) -> finding(environment, setting, "is " + value + ", and has to be " + expected));
	}

	private static Optional<Finding> feeds(Declared environment) {
		Path own = environment.folder().resolve(EnvironmentFolders.FEEDS);
		return environment.value("tradu.feeds-file")
			.filter((value) -> !value.isBlank() && !RealPath.of(Path.of(value)).equals(RealPath.of(own)))
			.map((value) -> finding(environment, "tradu.feeds-file",
					"is not the environment's own, " + environment.feedsLabel() + ", which is the one looked at here"));
	}

	private static void passwords(Declared environment, List<Finding> findings) {
		Set<String> seen = new HashSet<>();
		for (String name : PASSWORDS) {
			environment.settings()
				.find(name)
				.filter((setting) -> setting.value().startsWith("${secret.") && !seen.add(setting.value()))
				.ifPresent((setting) -> findings.add(environment.finding(RULE, setting,
						"is " + setting.value() + ", which is the password of something else")));
		}
	}

	private static Optional<Finding> imported(Declared environment) {
		String setting = "spring.config.import";
		return environment.value(setting)
			.filter((value) -> !value.isBlank() && SecretsFolder.of(environment).isEmpty())
			.map((value) -> finding(environment, setting,
					"names no folder of secrets, as optional:configtree:FOLDER/ does"));
	}

	private static Optional<Finding> launch(Declared environment) {
		String setting = "tradu.launch.through";
		return environment.isReadable() && !environment.value(setting).orElse("process").equals("dataflow")
				? Optional.of(finding(environment, setting,
						"is not dataflow, though " + environment.dataFlow().label()
								+ " declares a stream: nights would be launched in the process, too"))
				: Optional.empty();
	}

	private static Finding finding(Declared environment, String setting, String says) {
		return environment.finding(RULE, environment.settings().placeOf(setting), setting, says);
	}

}
