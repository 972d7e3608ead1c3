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
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import org.h2.api.ErrorCode;
import org.h2.tools.Server;
import org.jspecify.annotations.Nullable;

/**
 * The embedded database, opened for this process. One process at a time has its file; a
 * process that keeps it for long serves it to others over loopback meanwhile. H2's own
 * way of sharing a file closes the database as soon as a signal arrives, under a run that
 * is about to stop in good order; hence this one.
 */
public final class EmbeddedDatabase implements AutoCloseable {

	/** The one user. */
	public static final String USER = "tradu";

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	// WRITE_DELAY=0: by default a killed process loses half a second of commits, while
	// the files it delivered stay.
	// FILE_LOCK=FS: the kernel releases the lock of a killed process at once.
	private static final String SETTINGS = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
			+ ";WRITE_DELAY=0;FILE_LOCK=FS;COMPRESS=TRUE;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";

	// H2's file closes itself under every thread when one of them is interrupted in it;
	// so named, H2 opens it again.
	private static final String FILE = "retry:";

	private final Path addressFile;

	private final String url;

	private final Connection keptOpen;

	private @Nullable Server server;

	private EmbeddedDatabase(Path addressFile, String url, Connection keptOpen) {
		this.addressFile = addressFile;
		this.url = url;
		this.keptOpen = keptOpen;
	}

	/**
	 * Opens the database: through the process that serves it, if there is one. A process
	 * that has the file without serving it is waited for; it ends soon.
	 * @param file the database file without its {@code .mv.db}
	 * @param serve whether this process is to serve others while it has the file
	 * @throws StoppingFailure if it cannot be opened
	 */
	public static EmbeddedDatabase open(Path file, boolean serve) {
		Path addressFile = file.resolveSibling(file.getFileName() + ".server");
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (true) {
			try {
				Optional<EmbeddedDatabase> served = visit(addressFile);
				return served.isPresent() ? served.get() : own(file, addressFile, serve);
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

	private static Optional<EmbeddedDatabase> visit(Path addressFile) throws IOException {
		Optional<String> address = readAddress(addressFile);
		if (address.isEmpty()) {
			return Optional.empty();
		}
		try {
			return Optional.of(new EmbeddedDatabase(addressFile, address.get(), connect(address.get())));
		}
		catch (SQLException ex) {
			// Its process is gone, and the address was left behind. There it stays: by
			// now
			// it may be another process's.
			return Optional.empty();
		}
	}

	private static EmbeddedDatabase own(Path file, Path addressFile, boolean serve) throws SQLException, IOException {
		String url = "jdbc:h2:" + FILE + file.toAbsolutePath() + SETTINGS;
		EmbeddedDatabase database = new EmbeddedDatabase(addressFile, url, connect(url));
		try {
			if (serve) {
				database.serve(file);
			}
			return database;
		}
		catch (SQLException | IOException ex) {
			database.close();
			throw ex;
		}
	}

	/** Returns the address for further connections. */
	public String url() {
		return this.url;
	}

	private void serve(Path file) throws SQLException, IOException {
		String key = UUID.randomUUID().toString();
		// Only who can read the address file knows the key, and without the key no
		// database is there.
		this.server = Server.createTcpServer("-tcpPort", "0", "-tcpDaemon", "-ifExists", "-key", key,
				FILE + file.toAbsolutePath());
		this.server.start();
		String address = "jdbc:h2:tcp://127.0.0.1:" + this.server.getPort() + "/" + key;
		Path partial = this.addressFile.resolveSibling(this.addressFile.getFileName() + ".partial");
		Files.deleteIfExists(partial);
		Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Files.writeString(partial, address);
		Files.move(partial, this.addressFile, StandardCopyOption.ATOMIC_MOVE);
	}

	private static Optional<String> readAddress(Path addressFile) throws IOException {
		try {
			return Optional.of(Files.readString(addressFile));
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
	}

	private static Connection connect(String url) throws SQLException {
		return DriverManager.getConnection(url, USER, "");
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
		catch (SQLException | IOException ex) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE,
					"the database was not closed in good order: " + ex.getMessage(), ex);
		}
	}

}
