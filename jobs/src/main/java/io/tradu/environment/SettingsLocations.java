package io.tradu.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.tradu.batch.TrustedFile;
import io.tradu.command.Installation;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Decides where settings are read from: the class path, what that imports, and one file,
 * the one that {@code TRADU_CONFIG} names or else {@code application.yml} in the home.
 * Spring itself would believe whatever lies in the current folder, which may be a
 * customer's. The file must be trusted, see {@link TrustedFile}.
 */
public class SettingsLocations implements EnvironmentPostProcessor, Ordered {

	static final String FILE = "TRADU_CONFIG";

	/** Setting that says why there are no settings to start with. */
	static final String OBJECTION = "tradu.settings-file-objection";

	private static final String LOCATION = "spring.config.location";

	private static final String HOME = "TRADU_HOME";

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER - 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		Map<String, Object> settings = new LinkedHashMap<>();
		settings.put(Installation.ROOT, Installation.root().toString());
		if (!environment.containsProperty(LOCATION)) {
			settings.put(LOCATION + "[0]", "optional:classpath:/;optional:classpath:/config/");
			file(environment).ifPresent((file) -> add(file, settings));
		}
		environment.getPropertySources().addLast(new MapPropertySource("locations of settings", settings));
	}

	private static void add(Path file, Map<String, Object> settings) {
		try {
			TrustedFile.objection(file)
				.ifPresentOrElse(
						(objection) -> settings.put(OBJECTION,
								"the settings in " + file + " are refused: " + objection),
						() -> settings.put(LOCATION + "[1]", location(file)));
		}
		catch (IOException ex) {
			settings.put(OBJECTION, "the settings in " + file + " cannot be read: " + ex.getClass().getSimpleName());
		}
	}

	private static Optional<Path> file(ConfigurableEnvironment environment) {
		String named = environment.getProperty(FILE, "");
		if (!named.isEmpty()) {
			return Optional.of(Path.of(named).toAbsolutePath());
		}
		return Optional.of(home(environment).toAbsolutePath().resolve("application.yml"))
			.filter((file) -> Files.exists(file, LinkOption.NOFOLLOW_LINKS));
	}

	// As application.yml will have it, which is not read yet.
	private static Path home(ConfigurableEnvironment environment) {
		String name = environment.getProperty(ChosenEnvironment.CHOICE, "");
		Path usual = name.isEmpty() ? Path.of("var") : Installation.root().resolve("var").resolve(name);
		String given = environment.getProperty("tradu.folders.home", environment.getProperty(HOME, ""));
		return given.isEmpty() ? usual : Path.of(given);
	}

	// What separates locations, or stands for a value, may be part of a file's name.
	private static String location(Path file) {
		return file.toUri().toString().replace(";", "%3B").replace("$", "%24").replace("*", "%2A");
	}

}
