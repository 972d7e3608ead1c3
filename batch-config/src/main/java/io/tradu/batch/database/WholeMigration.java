package io.tradu.batch.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import io.tradu.batch.file.FileAccess;
import io.tradu.batch.home.HomeGuard;
import io.tradu.batch.preflight.PreflightException;
import io.tradu.batch.preflight.PreflightFinding;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Brings the tables up to date, all of them or none. The embedded database commits every
 * statement that changes a table: a process killed between two of them would leave a
 * state that no migration starts from. So what was there before is written beside the
 * file first, and brought back by the next process that finds it.
 */
@Component
class WholeMigration implements FlywayMigrationStrategy {

	/** What the file is called that a migration is taken back from. */
	static final String BEFORE = ".before-migration.sql";

	private static final Logger logger = LoggerFactory.getLogger(WholeMigration.class);

	private static final String EMBEDDED = "jdbc:h2:synced:async:";

	private final HomeGuard home;

	WholeMigration(HomeGuard home) {
		this.home = home;
	}

	@Override
	public void migrate(Flyway flyway) {
		DataSource database = flyway.getConfiguration().getDataSource();
		this.home.check(database);
		migrate(flyway, database);
		this.home.record(database);
	}

	private static void migrate(Flyway flyway, DataSource database) {
		String url = url(database);
		// PostgreSQL takes a migration back by itself. A visitor of the embedded database
		// finds the tables as its owner has left them.
		if (!url.startsWith(EMBEDDED)) {
			migrateServed(flyway, database);
			return;
		}
		JdbcTemplate jdbc = new JdbcTemplate(database);
		Path before = Path.of(url.substring(EMBEDDED.length()).split(";")[0] + BEFORE);
		if (Files.exists(before)) {
			bringBack(jdbc, before);
		}
		if (flyway.info().pending().length > 0) {
			write(jdbc, before);
			flyway.migrate();
		}
		delete(before);
	}

	private static void migrateServed(Flyway flyway, DataSource database) {
		int pending = flyway.info().pending().length;
		try {
			flyway.migrate();
		}
		catch (FlywayException ex) {
			// A killed process's migration may have been committed after this one had
			// looked.
			if (flyway.info().pending().length < pending) {
				migrateServed(flyway, database);
				return;
			}
			// Flyway says what it could not do, and not what is wrong with the schema.
			PreflightException.throwIfStopping(diagnosis(flyway, database), ex);
			throw ex;
		}
	}

	private static List<PreflightFinding> diagnosis(Flyway flyway, DataSource database) {
		try {
			return new PostgresSchemaRules(JdbcClient.create(database), flyway.getConfiguration().getDefaultSchema())
				.findings();
		}
		catch (DataAccessException ex) {
			logger.debug("The database cannot be asked why its migration failed", ex);
			return List.of();
		}
	}

	private static void bringBack(JdbcTemplate jdbc, Path before) {
		logger.warn("A migration was cut off; the database is brought back to what it was before, from {}", before);
		jdbc.execute("drop all objects");
		jdbc.execute("runscript from " + quoted(before) + " charset 'UTF-8'");
	}

	private static void write(JdbcTemplate jdbc, Path before) {
		Path partial = before.resolveSibling(before.getFileName() + ".partial");
		jdbc.execute("script to " + quoted(partial) + " charset 'UTF-8'");
		try {
			FileAccess.sync(partial);
			Files.move(partial, before, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			FileAccess.syncFolder(before.getParent());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the database cannot be saved before its migration", ex);
		}
	}

	private static void delete(Path before) {
		try {
			if (Files.deleteIfExists(before)) {
				// Or a power cut could bring it back, and with it an older state.
				FileAccess.syncFolder(before.getParent());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("what was saved before the migration must go, or it would be brought back",
					ex);
		}
	}

	private static String quoted(Path file) {
		return "'" + file.toString().replace("'", "''") + "'";
	}

	private static String url(DataSource database) {
		Connection connection = DataSourceUtils.getConnection(database);
		try {
			return connection.getMetaData().getURL();
		}
		catch (SQLException ex) {
			throw new IllegalStateException("the database does not say what it is", ex);
		}
		finally {
			DataSourceUtils.releaseConnection(connection, database);
		}
	}

}
