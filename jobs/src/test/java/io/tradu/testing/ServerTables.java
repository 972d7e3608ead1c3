package io.tradu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The tables of a Data Flow server, as its own migrations make them. */
public final class ServerTables {

	private static final Path SCRIPT = Path.of("../batch-config/src/test/resources/data-flow-2.11.5.sql");

	private ServerTables() {
	}

	/**
	 * Makes them, in a schema {@code server}.
	 * @param place how the database is reached, as settings of the line
	 */
	public static void create(Map<String, String> place) {
		try (Connection connection = DriverManager.getConnection(place.get("spring.datasource.url"),
				place.get("spring.datasource.username"), place.get("spring.datasource.password"));
				Statement statement = connection.createStatement()) {
			statement.execute("create schema server");
			statement.execute("set search_path to server");
			statement.execute(Files.readString(SCRIPT));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
