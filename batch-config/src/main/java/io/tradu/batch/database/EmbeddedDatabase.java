package io.tradu.batch.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import org.h2.api.ErrorCode;
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

	/** The one user. */
	public static final String USER = "tradu";

	private static final Logger logger = LoggerFactory.getLogger(EmbeddedDatabase.class);

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	// WRITE_DELAY=0: by default a killed process loses half a second of commits, while
	// the files it delivered stay.
	// FILE_LOCK=FS: the kernel releases the lock of a killed process at once.
	private static final String SETTINGS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
			+ ";WRITE_DELAY=0;FILE_LOCK=FS;COMPRESS=TRUE;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";

	private static final String SERVED = "jdbc:h2:tcp://";

	// What serves but does not answer, a paused process, must not be waited for for ever.
	private static final String ANSWER_WITHIN = ";NETWORK_TIMEOUT=30000";

	private static final String LASTING = "lasting";

	private final Path addressFile;

	private final String url;

	private final Connection keptOpen;

	private final boolean lasting;

	private @Nullable Server server;

	private EmbeddedDatabase(Path addressFile, String url, Connection keptOpen, boolean lasting) {
		this.addressFile = addressFile;
		this.lasting = lasting;
		this.url = url;
		this.keptOpen = keptOpen;
	}

	/**
	 * Opens the database: through the process that serves it, if there is one. A process
	 * that has the file without serving it is waited for; it ends soon.
	 * @param file the database file without its {@code .mv.db}
	 * @param sharing whether this process is to serve others while it has the file
	 * @throws StoppingFailure if it cannot be opened
	 */
	public static EmbeddedDatabase open(Path file, Sharing sharing) {
		Path addressFile = file.resolveSibling(file.getFileName() + ".server");
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (true) {
			try {
				List<String> served = readAddress(addressFile);
				if (!served.isEmpty()) {
					try {
						String address = served.get(0) + ANSWER_WITHIN;
						return new EmbeddedDatabase(addressFile, address, connect(address), served.contains(LASTING));
					}
					catch (SQLException ex) {
						logger.debug("The process that served {} is gone, or is going", file, ex);
					}
				}
				String url = "jdbc:h2:" + place(file) + SETTINGS;
				return new EmbeddedDatabase(addressFile, url, connect(url), sharing == Sharing.LASTING).own(file,
						sharing);
			}
			catch (SQLException | IOException ex) {
				boolean taken = ex instanceof SQLException sql
						&& sql.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1;
				if (!taken || System.nanoTime() > end) {
					throw new StoppingFailure(FailureCategory.INFRASTRUCTURE,
							"the database " + file + " cannot be opened: " + ex.getMessage(), ex);
				}
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
			}
		}
	}

	/**
	 * Returns what can be seen of the database from outside, without opening it: once
	 * that has changed, some process has opened it.
	 * @param file the database file without its {@code .mv.db}
	 */
	public static String mark(Path file) {
		return mark(file, ".mv.db") + " " + mark(file, ".server");
	}

	private static String mark(Path file, String suffix) {
		try {
			return Files.getLastModifiedTime(file.resolveSibling(file.getFileName() + suffix)).toString();
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
		return !this.url.startsWith(SERVED);
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
	private static String place(Path file) {
		return SyncedFilePath.register() + "async:" + file.toAbsolutePath();
	}

	private EmbeddedDatabase own(Path file, Sharing sharing) throws SQLException, IOException {
		try {
			if (sharing != Sharing.NONE) {
				serve(file);
			}
			else {
				// Left behind by a process that was killed. Removed only now that the
				// file is ours: a moment ago the address could have been another one's,
				// just made.
				Files.deleteIfExists(this.addressFile);
			}
			return this;
		}
		catch (SQLException | IOException | RuntimeException ex) {
			this.keptOpen.close();
			throw ex;
		}
	}

	private void serve(Path file) throws SQLException, IOException {
		String key = UUID.randomUUID().toString();
		// Only who can read the address file knows the key, and without the key no
		// database is there.
		this.server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-ifExists", "-key", key, place(file));
		this.server.start();
		String address = SERVED + "127.0.0.1:" + this.server.getPort() + "/" + key;
		Path partial = this.addressFile.resolveSibling(this.addressFile.getFileName() + ".partial");
		Files.deleteIfExists(partial);
		Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Files.writeString(partial, this.lasting ? address + "\n" + LASTING : address);
		Files.move(partial, this.addressFile, StandardCopyOption.ATOMIC_MOVE);
	}

	private static List<String> readAddress(Path addressFile) throws IOException {
		try {
			return Files.readAllLines(addressFile);
		}
		catch (NoSuchFileException ex) {
			return List.of();
		}
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
				Files.deleteIfExists(this.addressFile);
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
