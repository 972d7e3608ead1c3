package io.tradu.batch.history;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.json.JsonParserFactory;

/**
 * The settings that something in this program reads: what the libraries and Tradu itself
 * say of theirs, in the metadata that goes with their classes.
 */
public final class KnownSettings {

	private static final List<String> FILES = List.of("META-INF/spring-configuration-metadata.json",
			"META-INF/additional-spring-configuration-metadata.json");

	private final Map<ConfigurationPropertyName, String> types = new LinkedHashMap<>();

	private final Map<String, String> names = new TreeMap<>();

	// As variables spell them, which know neither dots nor dashes.
	private final Map<String, String> uniform = new TreeMap<>();

	/** Reads the metadata of everything on the class path. */
	public static KnownSettings load() {
		KnownSettings known = new KnownSettings();
		ClassLoader loader = KnownSettings.class.getClassLoader();
		try {
			for (String file : FILES) {
				for (URL url : Collections.list(loader.getResources(file))) {
					try (InputStream content = url.openStream()) {
						known.add(JsonParserFactory.getJsonParser()
							.parseMap(new String(content.readAllBytes(), StandardCharsets.UTF_8)));
					}
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return known;
	}

	private void add(Map<String, Object> metadata) {
		for (Object entry : (List<?>) metadata.getOrDefault("properties", List.of())) {
			Map<?, ?> property = (Map<?, ?>) entry;
			String name = String.valueOf(property.get("name"));
			String type = (property.get("type") instanceof String stated) ? stated : "";
			this.names.put(name, type);
			this.types.putIfAbsent(ConfigurationPropertyName.adapt(name, '.'), type);
			this.uniform.putIfAbsent(uniform(name), type);
		}
	}

	private static String uniform(String name) {
		return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
	}

	/** Returns the names, as they are to be written. */
	public Collection<String> names() {
		return this.names.keySet();
	}

	/**
	 * Returns the type of a setting, as its metadata names it; empty if nothing reads
	 * such a setting.
	 */
	public Optional<String> type(ConfigurationPropertyName name) {
		return Optional.ofNullable(this.types.get(name));
	}

	/** Returns the types by the names of the settings, as their metadata names them. */
	public Map<ConfigurationPropertyName, String> types() {
		return this.types;
	}

	/** Returns the nearest setting above a name that is a map; null if there is none. */
	public @Nullable ConfigurationPropertyName mapAbove(ConfigurationPropertyName name) {
		for (ConfigurationPropertyName above = name.getParent(); !above.isEmpty(); above = above.getParent()) {
			String type = this.types.get(above);
			if (type != null && isMap(type)) {
				return above;
			}
		}
		return null;
	}

	private static boolean isMap(String type) {
		return type.startsWith("java.util.Map") || type.equals("java.util.Properties");
	}

	/** Returns whether something reads a setting or variable of a name. */
	boolean contains(String name) {
		String wanted = uniform(name.replaceAll("\\[\\d+]", ""));
		return this.uniform.containsKey(wanted) || this.uniform.entrySet()
			.stream()
			.anyMatch((known) -> isMap(known.getValue()) && wanted.startsWith(known.getKey()));
	}

}
