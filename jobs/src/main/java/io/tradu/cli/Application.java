package io.tradu.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.tradu.TraduApplication;
import io.tradu.batch.database.EmbeddedDatabase;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** The application as the commands start it. */
final class Application {

	private static final String DATASOURCE_URL = "spring.datasource.url";

	private final Map<String, Object> settings = new HashMap<>();

	/** Sets a setting if the command line has a value for it. */
	Application with(String setting, Object value) {
		if (value != null) {
			this.settings.put(setting, value.toString());
		}
		return this;
	}

	/** Starts the application for as long as a night or a service lasts. */
	ConfigurableApplicationContext startOwner() {
		return start(true);
	}

	/** Starts the application for a quick look. */
	ConfigurableApplicationContext startVisitor() {
		return start(false);
	}

	private ConfigurableApplicationContext start(boolean owner) {
		SpringApplication application = new SpringApplication(TraduApplication.class);
		// The command itself closes the context; a hook of Spring's would take the
		// database from a night that stops.
		application.setRegisterShutdownHook(false);
		application.setLazyInitialization(!owner);
		application.setLogStartupInfo(owner);
		application.addInitializers((context) -> {
			ConfigurableEnvironment environment = context.getEnvironment();
			environment.getPropertySources().addFirst(new MapPropertySource("command line", this.settings));
			if (!environment.containsProperty(DATASOURCE_URL)) {
				Path home = Path.of(environment.getRequiredProperty("tradu.folders.home"));
				this.settings.put(DATASOURCE_URL, embeddedUrl(home, owner));
			}
		});
		return application.run();
	}

	private static String embeddedUrl(Path home, boolean owner) {
		Path file = home.resolve("database").resolve("tradu");
		if (!owner && !Files.exists(file.resolveSibling(file.getFileName() + ".mv.db"))) {
			throw new NothingHasRun("nothing has run in " + home.toAbsolutePath().normalize() + " yet");
		}
		return owner ? EmbeddedDatabase.ownerUrl(file) : EmbeddedDatabase.visitorUrl(file);
	}

}
