package io.tradu.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds references that lead nowhere: to a secret that nobody knows, or to a setting that
 * is not set.
 */
class References implements Rule {

	/** The secrets that an environment can be given. */
	static final Set<String> SECRETS = new TreeSet<>(
			Set.of("secret.database", "secret.broker", "secret.influx", "secret.management"));

	private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^:{}]+)}");

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
		}
		return findings;
	}

}
