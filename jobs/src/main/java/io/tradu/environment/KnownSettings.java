package io.tradu.environment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings that something in this program reads: what the libraries and Tradu itself
 * say of theirs, in the metadata that goes with their classes.
 */
final class KnownSettings {

	private static final List<String> FILES = List.of("META-INF/spring-configuration-metadata.json",
			"META-INF/additional-spring-configuration-metadata.json");

	private final Map<ConfigurationPropertyName, String> types = new LinkedHashMap<>();

	private final Map<String, String> names = new TreeMap<>();

	static KnownSettings load() {
		KnownSettings known = new KnownSettings();
		ClassLoader loader = KnownSettings.class.getClassLoader();
		try {
			for (String file : FILES) {
				for (URL url : Collections.list(loader.getResources(file))) {
					try (InputStream content = url.openStream()) {
						known.add(JsonMapper.shared().readTree(content).path("properties"));
					}
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return known;
	}

	private void add(JsonNode properties) {
		for (JsonNode property : properties) {
			String name = property.path("name").asString();
			String type = property.path("type").asString("");
			this.names.put(name, type);
			this.types.putIfAbsent(ConfigurationPropertyName.adapt(name, '.'), type);
		}
	}

	/** Returns the names, as they are to be written. */
	Collection<String> names() {
		return this.names.keySet();
	}

	/**
	 * Returns the type of a setting, as its metadata names it; empty if nothing reads
	 * such a setting.
	 */
	Optional<String> type(ConfigurationPropertyName name) {
		return Optional.ofNullable(this.types.get(name));
	}

	/** Returns the types by the names of the settings, as their metadata names them. */
	Map<ConfigurationPropertyName, String> types() {
		return this.types;
	}

	/** Returns the nearest setting above a name that is a map; null if there is none. */
	@Nullable ConfigurationPropertyName mapAbove(ConfigurationPropertyName name) {
		for (ConfigurationPropertyName above = name.getParent(); !above.isEmpty(); above = above.getParent()) {
			String type = this.types.get(above);
			if (type != null && (type.startsWith("java.util.Map") || type.equals("java.util.Properties"))) {
				return above;
			}
		}
		return null;
	}

}
