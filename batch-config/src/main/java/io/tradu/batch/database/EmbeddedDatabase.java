package io.tradu.batch.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Addresses of the embedded database. One process opens its file; others reach it through
 * that process, over loopback.
 */
public final class EmbeddedDatabase {

	private static final int CONNECT_TIMEOUT_MILLIS = 500;

	private EmbeddedDatabase() {
	}

	/**
	 * Returns the address for a process that stays until its work is done, and serves
	 * others meanwhile.
	 * @param file the database file without its {@code .mv.db}
	 */
	public static String ownerUrl(Path file) {
		return url(file) + ";AUTO_SERVER=TRUE";
	}

	/**
	 * Returns the address for a command that ends soon. It goes through the owner if
	 * there is one and has the file to itself otherwise: were it to serve, a run that
	 * began meanwhile would lose its database when the command ends.
	 */
	public static String visitorUrl(Path file) {
		return isServed(file) ? ownerUrl(file) : url(file);
	}

	/** Tells whether a living process serves the file. */
	public static boolean isServed(Path file) {
		return server(file).filter(EmbeddedDatabase::answers).isPresent();
	}

	// WRITE_DELAY=0: by default a killed process loses half a second of commits, while
	// the files it delivered stay.
	private static String url(Path file) {
		return "jdbc:h2:file:" + file.toAbsolutePath()
				+ ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
				+ ";DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000";
	}

	private static Optional<InetSocketAddress> server(Path file) {
		Path lock = file.resolveSibling(file.getFileName() + ".lock.db");
		Properties properties = new Properties();
		try (InputStream in = Files.newInputStream(lock)) {
			properties.load(in);
		}
		catch (IOException ex) {
			return Optional.empty();
		}
		String[] address = properties.getProperty("server", "").split(":");
		return (address.length == 2) ? Optional.of(new InetSocketAddress(address[0], Integer.parseInt(address[1])))
				: Optional.empty();
	}

	private static boolean answers(InetSocketAddress server) {
		try (Socket socket = new Socket()) {
			socket.connect(server, CONNECT_TIMEOUT_MILLIS);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
