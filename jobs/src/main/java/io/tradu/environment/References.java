package io.tradu.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds references that lead nowhere: to a secret that nobody knows, or to a setting that
 * is not set.
 */
class References implements Rule {

	/** The secrets that an environment can be given. */
	static final Set<String> SECRETS = new TreeSet<>(
			Set.of("secret.database", "secret.broker", "secret.dataflow", "secret.influx", "secret.management"));

	private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^:{}]+)}");

	private static final Pattern SECRET_WITH_DEFAULT = Pattern.compile("\\$\\{(secret\\.[^:{}]+):");

	@Override
	public List<Finding> check(Declared environment) {
		List<Finding> findings = new ArrayList<>();
		for (Setting setting : environment.settings().settings()) {
			Matcher references = REFERENCE.matcher(setting.value());
			while (references.find()) {
				String name = references.group(1);
				if (name.startsWith("secret.") && !SECRETS.contains(name)) {
					findings.add(environment.finding("reference", setting,
							"there is no secret '" + name + "'" + Suggestion.among(SECRETS, name)));
				}
				else if (environment.value(name).isEmpty()) {
					findings.add(environment.finding("reference", setting,
							"${" + name + "} is set nowhere and has no default"));
				}
			}
			Matcher own = SECRET_WITH_DEFAULT.matcher(setting.value());
			while (own.find()) {
				checkOwn(own.group(1), setting, environment, findings);
			}
		}
		return findings;
	}

	// A misspelled one would never be found, and nobody would miss it.
	private static void checkOwn(String name, Setting setting, Declared environment, List<Finding> findings) {
		TreeSet<String> known = SECRETS.stream()
			.map((secret) -> SecretStore.own(secret, environment.name()))
			.collect(Collectors.toCollection(TreeSet::new));
		if (!known.contains(name) && !SECRETS.contains(name)) {
			findings.add(environment.finding("reference", setting,
					"there is no secret '" + name + "' of " + environment.name() + Suggestion.among(known, name)));
		}
	}

}
