package io.tradu.batch.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import io.tradu.batch.database.EmbeddedDatabase;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.home.ForeignHomeException.Kind;
import io.tradu.batch.lease.Instance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Refuses to work on a database that belongs to another home. Runs before the tables are
 * migrated, in every process that uses them. An embedded database belongs to the home its
 * file is in: whoever copies or moves that home has copied or moved the database too.
 */
@Component
public class HomeGuard {

	/**
	 * Setting that turns this off, for the command that makes another home legitimate.
	 */
	static final String CHECK = "tradu.home.check";

	private static final Logger logger = LoggerFactory.getLogger(HomeGuard.class);

	private final Environment environment;

	private final Clock clock;

	public HomeGuard(Environment environment, Clock clock) {
		this.environment = environment;
		this.clock = clock;
	}

	/**
	 * Makes sure that a database belongs to this home, if it belongs to one.
	 * @throws ForeignHomeException if it belongs to another
	 */
	public void check(DataSource database) {
		if (isOn() && hasTable(database)) {
			unchecked(() -> {
				Optional<HomeRecord> recorded = HomeRecord.find(JdbcClient.create(database));
				if (recorded.isPresent() && !isWithinHome()) {
					refuseUnlessOf(recorded.get());
				}
			});
		}
	}

	/**
	 * Records in the database, which has its tables by now, where this home is.
	 * @throws ForeignHomeException if another home was first
	 */
	public void record(DataSource database) {
		if (isOn()) {
			unchecked(() -> record(JdbcClient.create(database)));
		}
	}

	private boolean isOn() {
		return this.environment.containsProperty("tradu.folders.home")
				&& this.environment.getProperty(CHECK, Boolean.class, true);
	}

	private static boolean hasTable(DataSource database) {
		try {
			return JdbcUtils.<Boolean>extractDatabaseMetaData(database, (metadata) -> {
				Connection connection = metadata.getConnection();
				try (ResultSet tables = metadata.getTables(connection.getCatalog(), connection.getSchema(), "home",
						null)) {
					return tables.next();
				}
			});
		}
		catch (MetaDataAccessException ex) {
			throw new IllegalStateException("the database does not say which tables it has", ex);
		}
	}

	private void unchecked(FileWork work) {
		try {
			work.run();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					"it cannot be told which home " + home() + " is: " + FailureReport.of(ex).sentence(), ex);
		}
	}

	@FunctionalInterface
	private interface FileWork {

		void run() throws IOException;

	}

	private void refuseUnlessOf(HomeRecord recorded) throws IOException {
		if (!isOf(recorded)) {
			boolean copy = HomeIdentity.read(home()).filter((own) -> own.id().equals(recorded.id())).isPresent();
			throw new ForeignHomeException(copy ? Kind.COPY : Kind.OTHER, "the database belongs to the home "
					+ recorded.place() + " on " + recorded.host() + ", and " + home().toAbsolutePath().normalize()
					+ (copy ? " is a copy of it" : " is another one")
					+ "; give it a database of its own, or let it adopt this one if it takes that home's place");
		}
	}

	/** Returns whether the recorded home is this one. */
	boolean isOf(HomeRecord recorded) throws IOException {
		Optional<HomeIdentity> own = HomeIdentity.read(home());
		return own.isPresent() && own.get().id().equals(recorded.id()) && own.get().isOf(home(), host());
	}

	private void record(JdbcClient database) throws IOException {
		HomeRecord now = HomeRecord.of(identity());
		HomeRecord recorded = HomeRecord.find(database).orElseGet(() -> now.insert(database, this.clock.instant()));
		if (!isWithinHome()) {
			refuseUnlessOf(recorded);
		}
		if (!recorded.equals(now)) {
			logger.warn("The home of the database is {} on {} now; it was {} on {}", now.place(), now.host(),
					recorded.place(), recorded.host());
			now.update(database, this.clock.instant());
		}
	}

	// A moved home keeps its id. A copy of one that has a database of its own gets
	// another.
	private HomeIdentity identity() throws IOException {
		Optional<HomeIdentity> own = HomeIdentity.read(home());
		if (own.isEmpty()) {
			return HomeIdentity.create(home(), host());
		}
		if (!own.get().isOf(home(), host())) {
			return HomeIdentity.replace(home(), UUID.randomUUID().toString(), host());
		}
		boolean moved = !own.get().place().equals(home().toRealPath().toString());
		return moved ? HomeIdentity.replace(home(), own.get().id(), host()) : own.get();
	}

	// Not so where the file, or a folder on the way to it, is a link.
	boolean isWithinHome() throws IOException {
		String file = this.environment.getProperty(EmbeddedDatabase.FILE);
		if (file == null) {
			return false;
		}
		try {
			Path store = Path.of(file + ".mv.db").toRealPath();
			return store.startsWith(home().toRealPath()) && Files.getAttribute(store, "unix:nlink").equals(1);
		}
		catch (NoSuchFileException ex) {
			return false;
		}
	}

	Path home() {
		return Path.of(this.environment.getRequiredProperty("tradu.folders.home"));
	}

	String host() {
		return Instance.of(this.environment).host();
	}

}
