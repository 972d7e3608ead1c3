package io.tradu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

import io.tradu.batch.database.EmbeddedDatabase;
import io.tradu.batch.database.EmbeddedDatabase.Sharing;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;

/** The databases that everything must work on. */
public enum TestDatabase implements Line.Settings {

	/** The embedded default, in a file. */
	H2 {

		@Override
		public Map<String, String> settings(Path home) {
			EmbeddedDatabase database = EmbeddedDatabase.open(home.resolve("database").resolve("tradu"),
					Sharing.WHILE_WORKING);
			return Map.of("spring.datasource.url", database.url(), "spring.datasource.username", EmbeddedDatabase.USER,
					"spring.datasource.password", "");
		}

	},

	/**
	 * A real PostgreSQL server, started once for all tests, with a database for each
	 * line.
	 */
	POSTGRESQL {

		@Override
		public Map<String, String> settings(Path home) {
			String name = "line_" + UUID.randomUUID().toString().replace("-", "");
			try (var connection = server().getPostgresDatabase().getConnection();
					var statement = connection.createStatement()) {
				statement.execute("create database " + name);
			}
			catch (java.sql.SQLException ex) {
				throw new IllegalStateException(ex);
			}
			return Map.of("spring.datasource.url", server().getJdbcUrl("postgres", name), "spring.datasource.username",
					"postgres", "spring.datasource.password", "postgres");
		}

	};

	private static @Nullable EmbeddedPostgres server;

	/** Returns the server. It ends with the tests' process. */
	static synchronized EmbeddedPostgres server() {
		try {
			if (server == null) {
				server = EmbeddedPostgres.builder().start();
			}
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
