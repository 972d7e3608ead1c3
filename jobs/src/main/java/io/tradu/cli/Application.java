package io.tradu.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.StatusManager;
import io.tradu.TraduApplication;
import io.tradu.batch.database.ContentPolicy;
import io.tradu.batch.database.EmbeddedDatabase;
import io.tradu.batch.database.EmbeddedDatabase.Sharing;
import io.tradu.batch.home.ForeignHomeException;
import io.tradu.nightly.Refused;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The application as the commands start it. Closing it closes the embedded database too,
 * if it is that one.
 */
public final class Application implements AutoCloseable {

	private static final String DATASOURCE_URL = "spring.datasource.url";

	// As arguments, which stand above the settings files and are known before logging
	// starts.
	private final List<String> settings = new ArrayList<>();

	private @Nullable EmbeddedDatabase database;

	private @Nullable Path file;

	private @Nullable ConfigurableApplicationContext context;

	/** Sets a setting if the command line has a value for it. */
	public Application with(String setting, @Nullable Object value) {
		if (value != null) {
			this.settings.add("--" + setting + "=" + value);
		}
		return this;
	}

	/** Shows the log on the terminal, unless somebody has said from which level on. */
	public Application withLogShown() {
		return (System.getProperty("tradu.log.terminal") != null || System.getenv("TRADU_LOG_TERMINAL") != null) ? this
				: with("tradu.log.terminal", "info");
	}

	/**
	 * Starts the application for as long as a night lasts.
	 * @throws Refused if another process has the embedded database for as long
	 */
	public ConfigurableApplicationContext startOwner() {
		return start(Sharing.WHILE_WORKING);
	}

	/**
	 * Starts the application for as long as this process lives, with a port to watch it
	 * through. Others may run nights through its embedded database.
	 * @throws Refused if another process has the embedded database for as long, or the
	 * port, or the port would be open to too many
	 */
	public ConfigurableApplicationContext startServer() {
		with("spring.main.web-application-type", WebApplicationType.SERVLET);
		try {
			return start(Sharing.LASTING);
		}
		catch (RuntimeException ex) {
			throw ServerRefusal.of(ex).orElseThrow(() -> ex);
		}
	}

	/**
	 * Starts the application for a quick look.
	 * @throws NothingHasRun if there is no database to look into
	 */
	ConfigurableApplicationContext startVisitor() {
		return start(Sharing.NONE);
	}

	/**
	 * Has a quick look, and another one if the process that serves the embedded database
	 * ends in the middle of the first.
	 * @throws NothingHasRun if there is no database to look into
	 */
	static void look(Consumer<ConfigurableApplicationContext> reader) {
		look(Application::new, reader);
	}

	/** As {@link #look(Consumer)}, with settings from the command line. */
	static void look(Supplier<Application> applications, Consumer<ConfigurableApplicationContext> reader) {
		Application first = applications.get();
		try (first) {
			reader.accept(first.startVisitor());
			return;
		}
		catch (RuntimeException ex) {
			boolean servedElsewhere = first.database != null;
			if (!servedElsewhere || FailureReport.of(ex).category() != FailureCategory.INFRASTRUCTURE) {
				throw ex;
			}
		}
		try (Application second = applications.get()) {
			reader.accept(second.startVisitor());
		}
	}

	/**
	 * Tells whether this process has the embedded database's file, so that no night can
	 * begin in another one before it is closed.
	 */
	boolean hasFile() {
		return this.database != null && this.database.isOwner();
	}

	/**
	 * Tells whether another process serves the embedded database, and takes it along when
	 * it ends.
	 */
	boolean isServed() {
		return this.database != null && !this.database.isOwner();
	}

	/**
	 * Returns the embedded database's file without its suffix; null if it is not that one
	 * that is used, or nothing was started.
	 */
	@Nullable Path file() {
		return this.file;
	}

	private ConfigurableApplicationContext start(Sharing sharing) {
		boolean owner = sharing != Sharing.NONE;
		SpringApplication application = new SpringApplication(TraduApplication.class);
		// The command itself closes the context; a hook of Spring's would take the
		// database from a night that stops.
		application.setRegisterShutdownHook(false);
		application.setLazyInitialization(!owner);
		application.setLogStartupInfo(owner);
		if (!owner) {
			// What a glance measures of itself is of no interest to anybody.
			with("management.influx.metrics.export.enabled", false);
		}
		boolean serves = sharing == Sharing.LASTING;
		with("tradu.metrics.role", serves ? "serve" : "line");
		// What the settings say of its clocks stands above that.
		application.setDefaultProperties(Map.of("tradu.clock.enabled", serves));
		// What a server has read can be asked of it, also where nothing is delivered.
		with("tradu.metrics.sample", serves ? true : null);
		application.addInitializers((starting) -> openEmbedded(starting.getEnvironment(), sharing));
		try {
			this.context = application.run(this.settings.toArray(String[]::new));
			// A visitor makes its components when it needs them; whether it may use the
			// database is to be known first.
			this.context.getBeanProvider(FlywayMigrationInitializer.class).getIfAvailable();
			silenceLogback();
			return this.context;
		}
		catch (RuntimeException ex) {
			close();
			throw ForeignHomeException.in(ex)
				.<RuntimeException>map((foreign) -> new Refused(String.valueOf(foreign.getMessage())))
				.orElse(ex);
		}
	}

	// Logback says on the terminal, with a stack trace each time, when it cannot write
	// its file. A disk that is full is
	// said once, by the command.
	private static void silenceLogback() {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
			StatusManager status = logback.getStatusManager();
			status.getCopyOfStatusListenerList().forEach(status::remove);
		}
	}

	private void openEmbedded(ConfigurableEnvironment environment, Sharing sharing) {
		boolean owner = sharing != Sharing.NONE;
		if (environment.containsProperty(DATASOURCE_URL)) {
			return;
		}
		Path home = Path.of(environment.getRequiredProperty("tradu.folders.home"));
		Path file = home.resolve("database").resolve("tradu");
		this.file = file;
		if (!owner && !Files.exists(file.resolveSibling(file.getFileName() + ".mv.db"))) {
			throw new NothingHasRun("nothing has run in " + home.toAbsolutePath().normalize() + " yet",
					environment.getProperty("tradu.environment", ""));
		}
		this.database = EmbeddedDatabase.open(file, sharing, contentPolicy(environment));
		boolean lasts = sharing == Sharing.WHILE_WORKING && this.database.isLasting();
		if (owner && !this.database.isOwner() && !lasts) {
			// A night that went through the process that serves it would lose its
			// database
			// when that process ends.
			throw new Refused("the database of " + home.toAbsolutePath().normalize() + " is in use by "
					+ this.database.holder().orElse("a process that is not seen from here")
					+ "; try again when it has ended");
		}
		environment.getPropertySources()
			.addFirst(new MapPropertySource("embedded database",
					Map.of(DATASOURCE_URL, this.database.url(), "spring.datasource.username", EmbeddedDatabase.USER,
							"spring.datasource.password", "", EmbeddedDatabase.FILE, file.toString())));
	}

	private static ContentPolicy contentPolicy(ConfigurableEnvironment environment) {
		List<Path> history = Stream.of("archive", "outbox", "quarantine")
			.map((folder) -> Path.of(environment.getRequiredProperty("tradu.folders." + folder)))
			.toList();
		return new ContentPolicy(history, environment.getProperty(ContentPolicy.OLDER_STATE, Boolean.class, false));
	}

	@Override
	public void close() {
		try {
			if (this.context != null) {
				this.context.close();
			}
		}
		finally {
			if (this.database != null) {
				this.database.close();
			}
		}
	}

}
