package io.tradu.environment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.PropertySourcesPropertyResolver;

/**
 * An environment as its files declare it. Values are those that hold on a machine that
 * sets no variables of its own.
 */
final class Declared {

	static final String DATABASE = "spring.datasource.url";

	private final String name;

	private final Path folder;

	private final SettingsFile settings;

	private final SettingsFile dataFlow;

	private final MutablePropertySources sources = new MutablePropertySources();

	private final PropertySourcesPropertyResolver values = new PropertySourcesPropertyResolver(this.sources);

	private Declared(Path folder, List<PropertySource<?>> defaults) {
		this.name = folder.getFileName().toString();
		this.folder = folder;
		String label = folder.getParent().getFileName() + "/" + this.name + "/";
		this.settings = SettingsFile.read(folder.resolve(EnvironmentFolders.SETTINGS),
				label + EnvironmentFolders.SETTINGS);
		this.dataFlow = SettingsFile.read(folder.resolve(EnvironmentFolders.DATA_FLOW),
				label + EnvironmentFolders.DATA_FLOW);
		this.sources.addLast(new MapPropertySource("given", given()));
		Stream.concat(this.settings.sources().stream(), defaults.stream()).forEach(this.sources::addLast);
	}

	static Declared read(Path folder, List<PropertySource<?>> defaults) {
		return new Declared(folder, defaults);
	}

	private Map<String, Object> given() {
		Map<String, Object> given = new LinkedHashMap<>();
		given.put(ChosenEnvironment.CHOICE, this.name);
		given.put("tradu.root", root().toString());
		References.SECRETS.forEach((secret) -> given.put(secret, "given-elsewhere"));
		return given;
	}

	String name() {
		return this.name;
	}

	Path folder() {
		return this.folder;
	}

	Path root() {
		return this.folder.toAbsolutePath().normalize().getParent().getParent();
	}

	SettingsFile settings() {
		return this.settings;
	}

	/** Tells whether there are settings of its own, beside the application's defaults. */
	boolean isReadable() {
		return this.settings.exists() && this.settings.defect() == null;
	}

	/** Returns the name of its machine, as names of machines are compared. */
	String machine() {
		return value("tradu.limits.machine").orElse("").strip().toLowerCase(Locale.ROOT);
	}

	SettingsFile dataFlow() {
		return this.dataFlow;
	}

	String feedsLabel() {
		return this.settings.label().replace(EnvironmentFolders.SETTINGS, EnvironmentFolders.FEEDS);
	}

	/** Returns how a file is called in messages: by its place in the project. */
	String labelOf(Path file) {
		Path full = file.toAbsolutePath().normalize();
		return full.startsWith(root()) ? root().relativize(full).toString() : full.toString();
	}

	MutablePropertySources sources() {
		return this.sources;
	}

	/**
	 * Returns what a setting comes to; nothing if it is not set, or its references lead
	 * nowhere.
	 */
	Optional<String> value(String setting) {
		try {
			return Optional.ofNullable(this.values.getProperty(setting));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/** Returns a text with its references replaced, as far as they lead somewhere. */
	String resolved(String text) {
		return this.values.resolvePlaceholders(text);
	}

	Finding finding(String rule, Setting setting, String says) {
		return new Finding(rule, setting.place(), setting.name(), says, List.of(this.name));
	}

	Finding finding(String rule, String file, String setting, String says) {
		return new Finding(rule, file, setting, says, List.of(this.name));
	}

}
