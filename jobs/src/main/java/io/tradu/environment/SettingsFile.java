package io.tradu.environment;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin.Location;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.FileSystemResource;

/**
 * One YAML file of an environment.
 *
 * @param label how it is called in messages
 * @param exists whether there is one
 * @param sources its documents, as Spring reads them; what the first one says holds
 * @param settings everything it sets
 * @param defect why it cannot be read; null if it can
 */
record SettingsFile(String label, boolean exists, List<PropertySource<?>> sources, List<Setting> settings,
		@Nullable String defect) {

	// A password that begins with a star or an exclamation mark is one to YAML.
	private static final Pattern QUOTED = Pattern
		.compile("(?s)(undefined alias|constructor for the tag|undefined tag handle|tag is not allowed)\\W.*");

	static SettingsFile read(Path file, String label) {
		if (!Files.exists(file)) {
			return new SettingsFile(label, false, List.of(), List.of(), null);
		}
		try {
			List<PropertySource<?>> sources = new ArrayList<>(
					new YamlPropertySourceLoader().load(label, new FileSystemResource(file)));
			// As in Spring, the last one holds.
			Collections.reverse(sources);
			List<Setting> settings = new ArrayList<>();
			sources.forEach((source) -> add((EnumerablePropertySource<?>) source, label, settings));
			return new SettingsFile(label, true, sources, settings, null);
		}
		catch (IOException | RuntimeException ex) {
			return new SettingsFile(label, true, List.of(), List.of(), reason(ex));
		}
		catch (StackOverflowError ex) {
			return new SettingsFile(label, true, List.of(), List.of(),
					"is not readable: a part of it refers to itself, and has no end");
		}
	}

	// Without what the parser quotes of the file, secrets and all.
	private static String reason(Exception failure) {
		if (failure instanceof MarkedYAMLException marked) {
			String line = (marked.getProblemMark() != null) ? ", line " + (marked.getProblemMark().getLine() + 1) : "";
			return "is not readable as YAML: " + QUOTED.matcher(String.valueOf(marked.getProblem())).replaceAll("$1")
					+ line;
		}
		Throwable deepest = failure;
		while (deepest.getCause() != null) {
			deepest = deepest.getCause();
		}
		if (deepest instanceof CharacterCodingException) {
			return "is not readable: it has bytes that are no UTF-8";
		}
		if (deepest instanceof IOException unreadable) {
			return FolderContent.fault(unreadable);
		}
		return "is not readable as YAML: " + ((deepest instanceof YAMLException)
				? String.valueOf(deepest.getMessage()).lines().findFirst().orElse("")
				: "it has a value that does not fit its tag");
	}

	private static void add(EnumerablePropertySource<?> source, String label, List<Setting> settings) {
		Arrays.stream(source.getPropertyNames())
			.forEach((name) -> settings
				.add(new Setting(name, String.valueOf(source.getProperty(name)), label + line(source, name))));
	}

	private static String line(PropertySource<?> source, String name) {
		if (OriginLookup.getOrigin(source, name) instanceof TextResourceOrigin origin) {
			Location location = origin.getLocation();
			return (location != null) ? ":" + (location.getLine() + 1) : "";
		}
		return "";
	}

	Optional<Setting> find(String name) {
		return this.settings.stream().filter((setting) -> setting.name().equals(name)).findFirst();
	}

	/** Returns where something stands that should: the file if it does not. */
	String placeOf(String name) {
		return find(name).map(Setting::place).orElse(this.label);
	}

}
