package io.tradu.environment;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Refuses to start a process for an environment that does not exist, or whose secrets it
 * was not given. Asks when logging has begun: before that, Spring would print a stack
 * trace.
 */
class ChosenEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

	static final String CHOICE = "TRADU_ENVIRONMENT";

	private static final Pattern REFERENCE = Pattern.compile("\\$\\{(secret\\.[\\w.-]+)}");

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		String name = environment.getProperty(CHOICE, "");
		if (name.isEmpty()) {
			return;
		}
		Path root = Path.of(environment.getProperty("tradu.root", "."));
		EnvironmentFolders.of(root).require(name);
		requireSecrets(environment, environment.getProperty("TRADU_SECRETS", root + "/var/" + name + "/secrets"));
	}

	private static void requireSecrets(ConfigurableEnvironment environment, String folder) {
		TreeSet<String> missing = environment.getPropertySources()
			.stream()
			.filter(EnumerablePropertySource.class::isInstance)
			.map((source) -> (EnumerablePropertySource<?>) source)
			.flatMap((source) -> Arrays.stream(source.getPropertyNames())
				.flatMap((name) -> REFERENCE.matcher(String.valueOf(source.getProperty(name))).results()))
			.map((found) -> found.group(1))
			.filter((secret) -> !environment.containsProperty(secret))
			.collect(Collectors.toCollection(TreeSet::new));
		if (!missing.isEmpty()) {
			throw new EnvironmentMisfit("a secret is missing: " + missing.stream()
				.map((secret) -> "file " + Path.of(folder).resolve(secret).toAbsolutePath().normalize()
						+ " or variable " + secret.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"))
				.collect(Collectors.joining("; ")));
		}
	}

}
