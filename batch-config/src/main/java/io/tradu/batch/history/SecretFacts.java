package io.tradu.batch.history;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Tells of each secret when its file was written: enough to see that it was changed. A
 * hash would let whoever reads the database try passwords against it.
 */
@Component
class SecretFacts implements RunFacts {

	/** What the names of these facts begin with. */
	static final String PREFIX = "secret ";

	private static final String SECRET = "secret.";

	private final ConfigurableEnvironment environment;

	SecretFacts(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	@Override
	public Map<String, String> facts() {
		Map<String, String> facts = new TreeMap<>();
		for (PropertySource<?> source : this.environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> names) {
				Arrays.stream(names.getPropertyNames())
					.filter((name) -> canonical(name).startsWith(SECRET))
					// The first source is the one that holds.
					.forEach((name) -> facts.putIfAbsent(PREFIX + canonical(name).substring(SECRET.length()),
							given(source, name)));
			}
		}
		return facts;
	}

	private static String canonical(String name) {
		return name.startsWith("SECRET_") ? name.toLowerCase(Locale.ROOT).replace('_', '.') : name;
	}

	private static String given(PropertySource<?> source, String name) {
		if (OriginLookup.getOrigin(source, name) instanceof TextResourceOrigin origin) {
			Resource resource = origin.getResource();
			try {
				if (resource != null) {
					return "file written "
							+ Instant.ofEpochMilli(resource.lastModified()).truncatedTo(ChronoUnit.SECONDS);
				}
			}
			catch (IOException ex) {
				return "file";
			}
		}
		return name.equals(canonical(name)) ? "given to the process" : "variable " + name;
	}

}
