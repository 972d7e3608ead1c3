package io.tradu.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.tradu.batch.history.KnownSettings;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Finds what the local deployer or the applications would take no notice of, or fail at
 * only when something is launched.
 */
class DeployerRule implements Rule {

	/** As the local deployer 2.9 binds them, and what every deployer knows. */
	private static final Set<String> DEPLOYER = new TreeSet<>(Set.of("local.debug-address", "local.debug-port",
			"local.debug-suspend", "local.delete-files-on-exit", "local.env-vars-to-inherit", "local.health-probe.path",
			"local.hostname", "local.inherit-logging", "local.java-cmd", "local.java-opts",
			"local.maximum-concurrent-tasks", "local.port-range.high", "local.port-range.low", "local.shutdown-timeout",
			"local.startup-probe.path", "local.use-spring-application-json", "local.working-directories-root", "count",
			"cpu", "disk", "group", "indexed", "memory"));

	private static final Set<String> UNIFORM = DEPLOYER.stream().map(DeployerRule::uniform).collect(Collectors.toSet());

	private static final Set<String> NUMBERS = Set.of("local.debugport", "local.maximumconcurrenttasks",
			"local.portrange.high", "local.portrange.low", "local.shutdowntimeout", "count");

	private static final Pattern PLACE = Pattern
		.compile("(?:tasks\\.(?<task>[^.]+)|stream(?:\\.members\\.(?<member>[^.]+))?)\\.(?<part>properties|deployer)\\."
				+ "(?<key>.+?)(?:\\[\\d+])?");

	private static final Pattern SIZE = Pattern
		.compile("(?i)(?:^|\\s)(-Xm[xsn]|-Xss|-XX:\\w*(?:Metaspace|Memory)\\w*=)(\\S*)");

	private static final String ROLE = "tradu.app.role";

	/** What the applications read that is not among the line's own settings. */
	private static final Pattern OF_APPLICATIONS = Pattern
		.compile("TRADU_.*|SECRET_.*|tradu\\.root|tradu\\.app\\.role|tradu\\.(relay|dataflow|task|correlation-id).*"
				+ "|spring\\.cloud\\..*");

	private final KnownSettings known;

	DeployerRule(KnownSettings known) {
		this.known = known;
	}

	@Override
	public List<Finding> check(Declared environment) {
		List<Finding> findings = new ArrayList<>();
		for (Setting setting : environment.dataFlow().settings()) {
			Matcher place = PLACE.matcher(setting.name());
			if (place.matches()) {
				String key = place.group("key");
				if (place.group("part").equals("deployer")) {
					deployer(key).ifPresent((says) -> findings.add(environment.finding("unknown", setting, says)));
					value(uniform(key), environment.resolved(setting.value()))
						.ifPresent((says) -> findings.add(environment.finding("value", setting, says)));
				}
				else {
					property(key).ifPresent((says) -> findings.add(environment.finding("unknown", setting, says)));
				}
			}
		}
		return findings;
	}

	private static Optional<String> deployer(String key) {
		boolean reads = UNIFORM.contains(uniform(key))
				|| key.matches("local\\.(docker|java-?home-?path|app-?admin)\\..*");
		return reads ? Optional.empty()
				: Optional.of("the local deployer reads no such property" + Suggestion.among(DEPLOYER, dashed(key)));
	}

	private static String dashed(String key) {
		return key.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
	}

	private static String uniform(String key) {
		return key.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
	}

	private static Optional<String> value(String key, String value) {
		return NUMBERS.contains(key) && !value.matches("\\d{1,9}") ? Optional.of("has to be a whole number")
				: size(value);
	}

	private static Optional<String> size(String options) {
		return SIZE.matcher(options)
			.results()
			.filter((size) -> !size.group(2).matches("[1-9]\\d*[kmgtKMGT]?"))
			.map((size) -> "'" + size.group(1) + size.group(2) + "' is no size to Java; write it as 512m or 1g")
			.findFirst();
	}

	private Optional<String> property(String key) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(key, '.');
		boolean reads = OF_APPLICATIONS.matcher(key).matches() || this.known.type(name).isPresent()
				|| this.known.mapAbove(name) != null;
		Set<String> near = new TreeSet<>(this.known.names());
		near.addAll(List.of(ROLE, "tradu.root", ChosenEnvironment.CHOICE));
		return reads && !isMisspelledChoice(key) ? Optional.empty()
				: Optional.of("no application reads such a setting" + Suggestion.among(near, key));
	}

	private static boolean isMisspelledChoice(String key) {
		return !key.equals(ChosenEnvironment.CHOICE)
				&& !Suggestion.among(Set.of(ChosenEnvironment.CHOICE), key).isEmpty();
	}

}
