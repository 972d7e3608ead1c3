package io.tradu.environment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds settings that name another environment, or mix up its own parts, as is left over
 * where one was made by copying another.
 */
class OwnSettings implements Rule {

	private static final String RULE = "disagrees";

	private static final String SCHEDULES = "tradu.schedules.";

	private static final String JOB = "nightly";

	private static final List<String> PASSWORDS = List.of("spring.datasource.password", "spring.rabbitmq.password",
			"management.influx.metrics.export.password", "tradu.dataflow.password");

	private static final Pattern SECRET = Pattern.compile("\\$\\{(secret\\.[\\w.-]+)");

	@Override
	public List<Finding> check(Declared environment) {
		List<Finding> findings = new ArrayList<>();
		other(environment, "tradu.environment", environment.name()).ifPresent(findings::add);
		feeds(environment).ifPresent(findings::add);
		passwords(environment, findings);
		imports(environment, findings);
		schemas(environment).ifPresent(findings::add);
		jobs(environment, findings);
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
			environment.settings().find(name).ifPresent((setting) -> {
				Set<String> secrets = secrets(environment, setting.value());
				secrets.stream()
					.filter(seen::contains)
					.findFirst()
					.ifPresent((secret) -> findings.add(environment.finding(RULE, setting,
							"refers to " + secret + ", which is the password of something else")));
				seen.addAll(secrets);
			});
		}
	}

	// One of the environment's own stands for the common one. Their names only: what they
	// fall back on may be a password.
	private static Set<String> secrets(Declared environment, String value) {
		return SECRET.matcher(value)
			.results()
			.map((found) -> found.group(1)
				.replaceFirst("^secret\\." + Pattern.quote(environment.name()) + "\\.", "secret."))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	// Whatever else is read could say anything, and is not looked at here.
	private static void imports(Declared environment, List<Finding> findings) {
		environment.settings()
			.settings()
			.stream()
			.filter((setting) -> setting.name().matches("spring\\.config\\.import(\\[\\d+])?"))
			.filter((setting) -> !setting.value().isBlank()
					&& !environment.resolved(setting.value()).matches("(optional:)?configtree:[^,;]+"))
			.forEach((setting) -> findings.add(environment.finding(RULE, setting,
					"names something else than a folder of secrets, as optional:configtree:FOLDER/ does")));
	}

	// In public the Data Flow server has tables by the same names.
	private static Optional<Finding> schemas(Declared environment) {
		String setting = "spring.flyway.default-schema";
		String used = environment.value("spring.datasource.hikari.schema").orElse("public");
		return !environment.isReadable() || environment.value(Declared.DATABASE).isEmpty() ? Optional.empty()
				: used.equals("public") ? Optional.of(finding(environment, "spring.datasource.hikari.schema",
						"has to name a schema of the line's own, as line is; in public the Data Flow server "
								+ "has tables by the same names"))
						: other(environment, setting, used);
	}

	private static void jobs(Declared environment, List<Finding> findings) {
		environment.settings()
			.settings()
			.stream()
			.filter((setting) -> setting.name().startsWith(SCHEDULES))
			.map((setting) -> SCHEDULES + setting.name().substring(SCHEDULES.length()).split("\\.", -1)[0] + ".job")
			.distinct()
			.filter((job) -> !environment.value(job).orElse("").equals(JOB))
			.forEach((job) -> findings.add(finding(environment, job, "has to be " + JOB + ": there is no other job")));
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
