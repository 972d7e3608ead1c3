package io.tradu.batch.history;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.tradu.batch.log.Correlation;
import io.tradu.batch.log.Secrets;

import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.stereotype.Component;

/**
 * The settings this process runs with: what the settings files name, with the values that
 * hold, and all of Tradu's own. Of a secret only the name is known, of what nothing reads
 * only a hash.
 */
@Component
class EffectiveSettings {

	static final String DATABASE = "spring.datasource.url";

	// How this process was called says nothing about what it does.
	private static final Set<String> OF_THE_CALL = Set.of("tradu.terminal", "tradu.columns", "tradu.ascii",
			"tradu.root", "tradu.metrics.role", "tradu.metrics.sample", "tradu.log.terminal", "TRADU_LOG_TERMINAL",
			Correlation.SETTING, "TRADU_CORRELATIONID", "tradu.launch.request", "TRADU_TASK_LIMIT", "TRADU_TASK_MEMORY",
			"TRADU_NO_INSTALL", "TRADU_JAVA_OPTS", "TRADU_ROOT", "TRADU_SERVERS", "TRADU_STOP_SECONDS",
			"TRADU_READY_SECONDS", "TRADU_CONFIG", "TRADU_INSTALL", "tradu.log.file", "tradu.log.objection");

	private static final List<String> OF_THE_PROGRAM = List.of("spring.main.", "spring.config.", "logging.",
			"tradu.app.");

	// What a variable does shows in the settings that refer to it.
	private static final Pattern VARIABLE = Pattern.compile("\\$\\{(TRADU_\\w+)");

	private static final int LONGEST_NAME = 300;

	private final Map<String, String> settings = new TreeMap<>();

	private final String fingerprint;

	EffectiveSettings(ConfigurableEnvironment environment, List<SettingsSource> others) {
		environment.getPropertySources()
			.stream()
			.filter(EnumerablePropertySource.class::isInstance)
			.flatMap((source) -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames())
				.filter((name) -> isSetting(name, source)))
			.distinct()
			.forEach((name) -> this.settings.put(name, shown(name, environment)));
		this.settings.keySet().removeAll(variables(environment));
		others.forEach((source) -> this.settings.putAll(source.settings()));
		this.settings.keySet().removeIf((name) -> name.length() > LONGEST_NAME);
		this.fingerprint = fingerprint(this.settings);
	}

	private static Set<String> variables(ConfigurableEnvironment environment) {
		return environment.getPropertySources()
			.stream()
			.filter(OriginTrackedMapPropertySource.class::isInstance)
			.map((source) -> (OriginTrackedMapPropertySource) source)
			.flatMap((source) -> Arrays.stream(source.getPropertyNames())
				.flatMap((name) -> VARIABLE.matcher(String.valueOf(source.getProperty(name))).results()))
			.map((found) -> found.group(1))
			.collect(Collectors.toSet());
	}

	private static boolean isSetting(String name, PropertySource<?> source) {
		boolean named = name.startsWith("tradu.") || name.startsWith("TRADU_") || name.equals(DATABASE)
				|| source instanceof OriginTrackedMapPropertySource;
		return named && !OF_THE_CALL.contains(name) && OF_THE_PROGRAM.stream().noneMatch(name::startsWith);
	}

	private static String shown(String name, ConfigurableEnvironment environment) {
		try {
			String value = String.valueOf(environment.getProperty(name));
			return name.equals(DATABASE) ? place(value) : RecordedSettings.recorded(name, value);
		}
		catch (IllegalArgumentException ex) {
			return "(refers to what is not set)";
		}
	}

	/**
	 * Returns where a database is. The embedded one is served on a port that is another
	 * one each time.
	 */
	static String place(String url) {
		return Secrets.hiddenIn(url.replaceAll("[?;].*", "")).replaceAll("^jdbc:h2:(tcp|synced):.*", "jdbc:h2");
	}

	private static String fingerprint(Map<String, String> settings) {
		StringBuilder all = new StringBuilder();
		settings.forEach((name, value) -> all.append(name).append('=').append(value).append('\n'));
		return RecordedSettings.hash(all.toString());
	}

	/** Returns the settings by name. */
	Map<String, String> all() {
		return Collections.unmodifiableMap(this.settings);
	}

	/** Returns what tells these settings from others: the SHA-256 of all of them. */
	String fingerprint() {
		return this.fingerprint;
	}

}
