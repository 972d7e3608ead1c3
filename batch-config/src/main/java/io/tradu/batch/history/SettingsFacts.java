package io.tradu.batch.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tradu.batch.SoftwareVersion;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.stereotype.Component;

/**
 * The software's version and its settings, without any secret in them.
 */
@Component
class SettingsFacts implements RunFacts {

	private static final Set<String> SECRET = Set.of("password", "secret", "token", "credential", "key");

	// How the command was called says nothing about the run.
	private static final Set<String> OF_THE_TERMINAL = Set.of("tradu.terminal", "tradu.columns", "tradu.root");

	private static final String HIDDEN = "(hidden)";

	private static final Pattern CREDENTIALS = Pattern.compile("//[^/@\\s]*@");

	private static final Pattern PARAMETER = Pattern.compile("([\\w.-]+)=([^&;\\s]+)");

	private static final String DATABASE = "spring.datasource.url";

	private final ConfigurableEnvironment environment;

	SettingsFacts(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	@Override
	public Map<String, String> facts() {
		Map<String, String> facts = new TreeMap<>();
		facts.put("software version", SoftwareVersion.current());
		facts.put("java", Runtime.version().toString());
		this.environment.getPropertySources()
			.stream()
			.filter(EnumerablePropertySource.class::isInstance)
			.flatMap((source) -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
			.filter((name) -> isSetting(name))
			.distinct()
			.forEach((name) -> facts.put("setting " + name, shown(name)));
		return facts;
	}

	private static boolean isSetting(String name) {
		return (name.startsWith("tradu.") || name.startsWith("TRADU_") || name.equals(DATABASE))
				&& !OF_THE_TERMINAL.contains(name);
	}

	private String shown(String name) {
		String value = String.valueOf(this.environment.getProperty(name));
		if (isSecret(name)) {
			return HIDDEN;
		}
		return name.equals(DATABASE) ? place(value) : withoutSecrets(value);
	}

	private static boolean isSecret(String name) {
		return SECRET.stream().anyMatch(name.toLowerCase(Locale.ROOT)::contains);
	}

	// An address may name a user and a password, and anything may be a parameter of it.
	private static String withoutSecrets(String value) {
		String anonymous = CREDENTIALS.matcher(value).replaceAll("//" + HIDDEN + "@");
		return PARAMETER.matcher(anonymous)
			.replaceAll((found) -> isSecret(found.group(1)) ? Matcher.quoteReplacement(found.group(1) + "=" + HIDDEN)
					: Matcher.quoteReplacement(found.group()));
	}

	// The embedded database is served on a port that is another one each time.
	private static String place(String url) {
		return withoutSecrets(url.replaceAll("[?;].*", "")).replaceAll("^jdbc:h2:tcp:.*", "jdbc:h2:tcp");
	}

}
