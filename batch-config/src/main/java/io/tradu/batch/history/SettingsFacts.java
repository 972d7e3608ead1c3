package io.tradu.batch.history;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.tradu.batch.SoftwareVersion;
import io.tradu.batch.log.Correlation;
import io.tradu.batch.log.Secrets;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.stereotype.Component;

/**
 * The software's version and its settings, without any secret in them.
 */
@Component
class SettingsFacts implements RunFacts {

	// How the command was called says nothing about the run.
	private static final Set<String> OF_THE_CALL = Set.of("tradu.terminal", "tradu.columns", "tradu.root",
			"tradu.log.terminal", "TRADU_LOG_TERMINAL", Correlation.SETTING, "TRADU_CORRELATIONID");

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
				&& !OF_THE_CALL.contains(name);
	}

	private String shown(String name) {
		String value = String.valueOf(this.environment.getProperty(name));
		if (Secrets.isSecret(name)) {
			return Secrets.HIDDEN;
		}
		return name.equals(DATABASE) ? place(value) : Secrets.hiddenIn(value);
	}

	// The embedded database is served on a port that is another one each time.
	private static String place(String url) {
		return Secrets.hiddenIn(url.replaceAll("[?;].*", "")).replaceAll("^jdbc:h2:tcp:.*", "jdbc:h2:tcp");
	}

}
