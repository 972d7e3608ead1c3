package io.tradu.batch.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import org.h2.jdbc.JdbcSQLNonTransientConnectionException;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded database, opened for this process. One process at a time has its file; a
 * process that keeps it for long serves it to others over loopback meanwhile. H2's own
 * way of sharing a file closes the database as soon as a signal arrives, under a run that
 * is about to stop in good order; hence this one.
 */
public final class EmbeddedDatabase implements AutoCloseable {

	/** Setting with the file that a process uses, without its suffix. */
	public static final String FILE = "tradu.database.file";

	/** The one user. */
	public static final String USER = "tradu";

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedDatabase.class);

	// WRITE_DELAY=0: by default a killed process loses half a second of commits, while
	// the files it delivered stay.
	// FILE_LOCK=FS: the kernel releases the lock of a killed process at once.
	private static final String SETTINGS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
			+ ";WRITE_DELAY=0;FILE_LOCK=FS;COMPRESS=TRUE;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";

	// A process that serves but does not answer must not be waited for endlessly. At
	// first contact its address may be another program's by now; later it may work long.
	private static final String FIRST_ANSWER_WITHIN = ";NETWORK_TIMEOUT=3000";

	private static final String ANSWER_WITHIN = ";NETWORK_TIMEOUT=30000";

	private final DatabaseFile file;

	private final String url;

	private final Connection keptOpen;

	private final boolean lasting;

	private @Nullable Server server;

	private EmbeddedDatabase(DatabaseFile file, String url, Connection keptOpen, boolean lasting) {
		this.file = file;
		this.lasting = lasting;
		this.url = url;
		this.keptOpen = keptOpen;
	}

	/**
	 * As {@link #open(Path, Sharing, ContentPolicy)}, whether it has a history or not.
	 */
	public static EmbeddedDatabase open(Path path, Sharing sharing) {
		return open(path, sharing, ContentPolicy.ANY);
	}

	/**
	 * Opens the database: through the process that serves it, if there is one. A process
	 * that has the file without serving it is waited for; it ends soon.
	 * @param path the database file without its {@code .mv.db}
	 * @param sharing whether this process is to serve others while it has the file
	 * @param policy what the file has to contain
	 * @throws DatabaseUnavailableException if it cannot be opened
	 * @throws ForeignDatabaseException if its file belongs to another user
	 */
	public static EmbeddedDatabase open(Path path, Sharing sharing, ContentPolicy policy) {
		return new DatabaseOpener(new DatabaseFile(path), sharing, policy).open();
	}

	/**
	 * Makes sure that a database that is not there was not lost.
	 * @param path the database file without its {@code .mv.db}
	 * @throws DatabaseUnavailableException if its backups are there
	 */
	public static void requireNotLost(Path path) {
		new DatabaseFileCheck(new DatabaseFile(path), ContentPolicy.ANY).requireNoBackup();
	}

	/** Returns the database at its address in the process that serves it. */
	static EmbeddedDatabase visit(DatabaseFile file, ServedAddress address) throws SQLException {
		connect(address.url() + FIRST_ANSWER_WITHIN).close();
		String url = address.url() + ANSWER_WITHIN;
		return new EmbeddedDatabase(file, url, connect(url), address.lasting());
	}

	/** Returns the database with its file in this process. */
	static EmbeddedDatabase own(DatabaseFile file, Sharing sharing) throws SQLException, IOException {
		String url = "jdbc:h2:" + place(file) + SETTINGS;
		return new EmbeddedDatabase(file, url, connect(url), sharing == Sharing.LASTING).own(sharing);
	}

	/**
	 * Returns the process that has the file, with its command, its start and its state;
	 * empty if it is not seen from here.
	 */
	public Optional<String> holder() {
		return this.file.holder().map(FileHolder::toString);
	}

	/**
	 * Returns what can be seen of the database from outside, without opening it: once
	 * that has changed, some process has opened it.
	 * @param file the database file without its {@code .mv.db}
	 */
	public static String mark(Path file) {
		DatabaseFile database = new DatabaseFile(file);
		return lastModified(database.store()) + " " + lastModified(database.address());
	}

	private static String lastModified(Path file) {
		try {
			return Files.getLastModifiedTime(file).toString();
		}
		catch (IOException ex) {
			return "none";
		}
	}

	/**
	 * Tells whether this process has the file, so that the database lives as long as it
	 * wants.
	 */
	public boolean isOwner() {
		return !this.url.startsWith(ServedAddress.URL);
	}

	/**
	 * Tells whether the process that has the file keeps it for as long as it lives,
	 * rather than until some work is done.
	 */
	public boolean isLasting() {
		return this.lasting;
	}

	/** Returns the address for further connections. */
	public String url() {
		return this.url;
	}

	// Interrupting a thread closes the file channel it reads or writes, and with it the
	// whole database under everybody; an asynchronous channel stays open. Threads are
	// interrupted whenever work is given up.
	private static String place(DatabaseFile file) {
		return SyncedFilePath.register() + "async:" + file.path().toAbsolutePath();
	}

	private EmbeddedDatabase own(Sharing sharing) throws SQLException, IOException {
		try {
			if (sharing != Sharing.NONE) {
				serve();
			}
			else {
				// Left behind by a process that was killed. Removed only now that the
				// file is ours: a moment ago the address could have been another one's,
				// just made.
				Files.deleteIfExists(this.file.address());
			}
			return this;
		}
		catch (SQLException | IOException | RuntimeException ex) {
			this.keptOpen.close();
			throw ex;
		}
	}

	private void serve() throws SQLException, IOException {
		String key = UUID.randomUUID().toString();
		// Only who can read the address file knows the key, and without the key no
		// database is there.
		this.server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-ifExists", "-key", key, place(this.file));
		this.server.start();
		ServedAddress.of(this.server.getPort(), key, this.lasting).write(this.file);
	}

	private static Connection connect(String url) throws SQLException {
		return DriverManager.getConnection(url, USER, "");
	}

	/** Whether a process serves the database to others while it has the file. */
	public enum Sharing {

		/** It has a quick look and serves nobody. */
		NONE,

		/** It serves until its work is done. */
		WHILE_WORKING,

		/** It serves for as long as it lives: others may work through it. */
		LASTING

	}

	@Override
	public void close() {
		try {
			if (this.server != null) {
				Files.deleteIfExists(this.file.address());
				this.server.stop();
			}
			this.keptOpen.close();
		}
		catch (JdbcSQLNonTransientConnectionException ex) {
			logger.debug("The process that served the database has closed it already", ex);
		}
		catch (SQLException | IOException ex) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE,
					"the database was not closed in good order: " + ex.getMessage(), ex);
		}
	}

}
