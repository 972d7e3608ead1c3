package io.tradu.environment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.tradu.batch.history.KnownSettings;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.ClassUtils;

/** The types of the settings that are one value each, as their metadata says them. */
public final class SettingTypes {

	static final Set<String> SIMPLE = Set.of("java.lang.Integer", "java.lang.Long", "java.lang.Boolean",
			"java.lang.Double", "java.time.Duration", "java.net.InetAddress", "java.net.URI",
			"org.springframework.util.unit.DataSize");

	private final Map<ConfigurationPropertyName, Class<?>> simple = new LinkedHashMap<>();

	private SettingTypes() {
	}

	/** Reads the metadata of all libraries and of Tradu. */
	public static SettingTypes load() {
		SettingTypes types = new SettingTypes();
		KnownSettings.load().types().forEach((name, type) -> {
			if (SIMPLE.contains(type)) {
				types.simple.put(name, ClassUtils.resolveClassName(type, null));
			}
		});
		return types;
	}

	/** Returns the types by the names of the settings. */
	public Map<ConfigurationPropertyName, Class<?>> simple() {
		return this.simple;
	}

}
