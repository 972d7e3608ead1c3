package io.tradu.batch.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.tradu.batch.SoftwareVersion;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.stereotype.Component;

/**
 * The software's version and its settings. Secrets are masked: only whether one has
 * changed can be told.
 */
@Component
class SettingsFacts implements RunFacts {

	private static final Set<String> SECRET = Set.of("password", "secret", "token", "credential", "key");

	// How the command was called says nothing about the run.
	private static final Set<String> OF_THE_TERMINAL = Set.of("tradu.terminal", "tradu.columns", "tradu.root");

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
		if (SECRET.stream().anyMatch(name.toLowerCase(Locale.ROOT)::contains)) {
			return "masked " + Integer.toHexString(value.hashCode());
		}
		return name.equals(DATABASE) ? withoutParameters(value) : value;
	}

	// They may hold a password, and with the embedded database a port that is another one
	// each time.
	private static String withoutParameters(String url) {
		String place = url.replaceAll("[?;].*", "").replaceAll("//[^/@]*@", "//");
		return place.replaceAll("^jdbc:h2:tcp:.*", "jdbc:h2:tcp");
	}

}
