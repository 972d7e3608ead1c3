package io.tradu.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin.Location;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.Resource;

/** Says where a setting was set, so that it is found and corrected. */
final class SettingPlace {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([\\w.-]+)");

	private SettingPlace() {
	}

	/** Returns the variable, option or file and line; empty if they are not known. */
	static Optional<String> of(ConfigurationProperty property, Environment settings) {
		return variables(String.valueOf(property.getValue()), settings).or(() -> of(property.getOrigin()));
	}

	// A file of the application says mostly from which variable a value is taken.
	private static Optional<String> variables(String value, Environment settings) {
		String set = PLACEHOLDER.matcher(value)
			.results()
			.map((MatchResult found) -> found.group(1))
			.filter(settings::containsProperty)
			.distinct()
			.collect(Collectors.joining(", "));
		return set.isEmpty() ? Optional.empty() : Optional.of("set by " + set);
	}

	private static Optional<String> of(Origin origin) {
		if (origin instanceof SystemEnvironmentOrigin variable) {
			return Optional.of("environment variable " + variable.getProperty());
		}
		if (origin instanceof PropertySourceOrigin source) {
			return (source.getOrigin() != null && source.getOrigin() != origin) ? of(source.getOrigin())
					: of(source.getPropertySource(), source.getPropertyName());
		}
		return (origin instanceof TextResourceOrigin text && text.getResource() != null) ? Optional.of(file(text))
				: Optional.empty();
	}

	private static Optional<String> of(PropertySource<?> source, String name) {
		if (source instanceof CommandLinePropertySource) {
			return Optional.of("from the command line");
		}
		return switch (source.getName()) {
			case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME ->
				Optional.of("environment variable " + name);
			case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME -> Optional.of("-D" + name);
			default -> Optional.empty();
		};
	}

	private static String file(TextResourceOrigin origin) {
		Resource resource = origin.getResource();
		Location line = origin.getLocation();
		String file;
		try {
			file = resource.isFile() ? resource.getFile().toString() : resource.getDescription();
		}
		catch (IOException ex) {
			file = resource.getDescription();
		}
		return file + ((line != null) ? ":" + (line.getLine() + 1) : "");
	}

}
