package io.tradu.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.tradu.TraduApplication;
import io.tradu.batch.database.DatabaseAddress;
import io.tradu.batch.database.EmbeddedDatabase;
import io.tradu.batch.database.EmbeddedDatabase.Sharing;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.batch.home.ForeignHomeException;
import io.tradu.command.TraduCommand;
import io.tradu.environment.HomeFolder;
import io.tradu.inventory.Inventory;
import io.tradu.inventory.UnknownFile;
import io.tradu.nightly.Refused;
import org.jspecify.annotations.Nullable;

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

	// Once in a process, which may look many times.
	private static final AtomicBoolean SAID = new AtomicBoolean();

	// As arguments, which stand above the settings files and are known before logging
	// starts.
	private final List<String> settings = new ArrayList<>();

	private @Nullable EmbeddedDatabase database;

	private @Nullable Path file;

	private @Nullable ConfigurableApplicationContext context;

	private boolean checks;

	private @Nullable RuntimeException databaseFailure;

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
	 * Starts the application for checks of its surroundings: only what a check asks for
	 * is created, and a database that is missing or cannot be opened is no reason to
	 * fail.
	 * @see #databaseFailure()
	 */
	ConfigurableApplicationContext startForChecks() {
		this.checks = true;
		return start(Sharing.NONE);
	}

	/** Returns why the embedded database could not be opened for checks. */
	Optional<RuntimeException> databaseFailure() {
		return Optional.ofNullable(this.databaseFailure);
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
			reader.accept(visited(first));
			return;
		}
		catch (RuntimeException ex) {
			boolean servedElsewhere = first.database != null;
			if (!servedElsewhere || FailureReport.of(ex).category() != FailureCategory.INFRASTRUCTURE) {
				throw ex;
			}
		}
		try (Application second = applications.get()) {
			reader.accept(visited(second));
		}
	}

	// On standard error, so that what a script reads stays as it is.
	private static ConfigurableApplicationContext visited(Application application) {
		ConfigurableApplicationContext context = application.startVisitor();
		UnknownFile.describe(context.getBean(Inventory.class).findAtAGlance())
			.ifPresent((sentence) -> TerminalWriter.ofErrors().println("tradu: " + sentence));
		return context;
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
		// Spring would wait for ever for a thread that could not be started.
		System.setProperty("spring.backgroundpreinitializer.ignore", "true");
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
		application.addInitializers((starting) -> open(starting.getEnvironment(), sharing));
		try {
			this.context = application.run(this.settings.toArray(String[]::new));
			// A visitor makes its components when it needs them; whether it may use the
			// database is to be known first.
			if (!this.checks) {
				this.context.getBeanProvider(FlywayMigrationInitializer.class).getIfAvailable();
			}
			return this.context;
		}
		catch (RuntimeException ex) {
			close();
			throw ForeignHomeException.in(ex)
				.<RuntimeException>map((foreign) -> new Refused(
						foreign.getMessage() + ": " + TraduCommand.of("home", "adopt").withReason()))
				.orElse(ex);
		}
	}

	private void open(ConfigurableEnvironment environment, Sharing sharing) {
		try {
			openEmbedded(environment, sharing);
		}
		catch (RuntimeException ex) {
			if (!this.checks) {
				throw ex;
			}
			this.databaseFailure = (ex instanceof NothingHasRun) ? null : ex;
		}
	}

	private void openEmbedded(ConfigurableEnvironment environment, Sharing sharing) {
		boolean owner = sharing != Sharing.NONE;
		DatabaseAddress.objection(environment).ifPresent((objection) -> {
			throw new WrongUsage("wrong setting: " + objection);
		});
		requireLog(environment.getProperty(HomeFolder.LOG_OBJECTION), owner);
		HomeDatabase home = new HomeDatabase(environment);
		if (home.isUsed()) {
			this.file = home.file();
			this.database = home.open(sharing);
			environment.getPropertySources()
				.addFirst(new MapPropertySource("embedded database", home.settings(this.database)));
		}
	}

	// A look works without one.
	private static void requireLog(@Nullable String objection, boolean owner) {
		if (objection != null && owner) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE, objection, null);
		}
		if (objection != null && SAID.compareAndSet(false, true)) {
			TerminalWriter.ofErrors().println("tradu: " + objection + "; this command continues without one");
		}
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
