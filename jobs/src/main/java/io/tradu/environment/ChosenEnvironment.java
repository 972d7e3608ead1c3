package io.tradu.environment;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Refuses to start a process for an environment that does not exist, or whose secrets it
 * was not given, or whose settings are not to be trusted. Asks when logging has begun:
 * before that, Spring would print a stack trace.
 */
class ChosenEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

	static final String CHOICE = "TRADU_ENVIRONMENT";

	// To a secret, or to one of the environment's own that has a common one as its
	// default.
	private static final Pattern REFERENCE = Pattern
		.compile("\\$\\{(secret\\.[\\w.-]+)(?::\\$\\{(secret\\.[\\w.-]+)})?}");

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		String objection = environment.getProperty(SettingsLocations.OBJECTION);
		if (objection != null) {
			throw new EnvironmentMisfit(objection);
		}
		String name = environment.getProperty(CHOICE, "");
		if (name.isEmpty()) {
			return;
		}
		Path root = Path.of(environment.getProperty("tradu.root", "."));
		EnvironmentFolders.of(root).require(name);
		requireSecrets(environment, environment.getProperty(SecretStore.VARIABLE, root + "/var/" + name + "/secrets"));
	}

	private static void requireSecrets(ConfigurableEnvironment environment, String folder) {
		TreeSet<String> missing = environment.getPropertySources()
			.stream()
			.filter(EnumerablePropertySource.class::isInstance)
			.map((source) -> (EnumerablePropertySource<?>) source)
			.flatMap((source) -> Arrays.stream(source.getPropertyNames())
				.flatMap((name) -> REFERENCE.matcher(String.valueOf(source.getProperty(name))).results()))
			.map((found) -> Stream.of(found.group(2), found.group(1)).filter(Objects::nonNull).toList())
			.filter((names) -> names.stream().noneMatch(environment::containsProperty))
			.map((names) -> "file " + Path.of(folder).resolve(names.get(0)).toAbsolutePath().normalize()
					+ " or variable " + names.stream().map(SecretStore::variable).collect(Collectors.joining(" or ")))
			.collect(Collectors.toCollection(TreeSet::new));
		if (!missing.isEmpty()) {
			throw new EnvironmentMisfit("a secret is missing: " + String.join("; ", missing));
		}
	}

}
