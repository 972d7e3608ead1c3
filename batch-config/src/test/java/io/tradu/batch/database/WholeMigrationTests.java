package io.tradu.batch.database;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.tradu.batch.database.EmbeddedDatabase.Sharing;
import io.tradu.batch.home.HomeGuard;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A migration that fails in its middle stands for one that was killed there. */
class WholeMigrationTests {

	@TempDir
	Path folder;

	@Test
	void startsAgainFromWhatWasThereBefore() {
		try (EmbeddedDatabase database = open()) {
			JdbcTemplate jdbc = jdbc(database);
			migrate(database);
			jdbc.update("insert into audit (at, actor, instance, action, subject, reason, detail) values "
					+ "(current_timestamp, 'ann', '', 'test', 'it''s', 'ünïcode', '')");
			assertThatExceptionOfType(FlywayException.class).isThrownBy(() -> migrate(database, "db/cut-off"));

			migrate(database, "db/mended");

			assertThat(jdbc.queryForObject("select count(*) from half", Long.class)).isZero();
			assertThat(jdbc.queryForObject("select reason from audit where subject = 'it''s'", String.class))
				.isEqualTo("ünïcode");
			assertThat(this.folder).isDirectoryNotContaining("glob:**.before-migration.sql*");
		}
	}

	@Test
	void keepsTheAuditLogAsItWasWritten() {
		try (EmbeddedDatabase database = open()) {
			migrate(database);
			jdbc(database).update("insert into audit (at, actor, instance, action, subject, reason, detail) values "
					+ "(current_timestamp, 'ann', '', 'test', '', '', '')");
			assertThatExceptionOfType(FlywayException.class).isThrownBy(() -> migrate(database, "db/cut-off"));

			migrate(database);

			assertThatThrownBy(() -> jdbc(database).update("delete from audit"))
				.isInstanceOfAny(DataIntegrityViolationException.class, UncategorizedDataAccessException.class);
		}
	}

	@Test
	void startsAgainWithANewDatabase() {
		try (EmbeddedDatabase database = open()) {
			assertThatExceptionOfType(FlywayException.class).isThrownBy(() -> migrate(database, "db/cut-off"));
			migrate(database, "db/mended");

			assertThat(jdbc(database).queryForObject("select count(*) from lease", Long.class)).isZero();
		}
	}

	private EmbeddedDatabase open() {
		return EmbeddedDatabase.open(this.folder.resolve("it's a home").resolve("tradu"), Sharing.NONE);
	}

	private static void migrate(EmbeddedDatabase database, String... more) {
		List<String> locations = new ArrayList<>(List.of("classpath:db/migration", "classpath:db/vendor/h2"));
		locations.addAll(List.of(more));
		new WholeMigration(new HomeGuard(new MockEnvironment(), Clock.systemUTC())).migrate(Flyway.configure()
			.dataSource(database.url(), EmbeddedDatabase.USER, "")
			.locations(locations.toArray(String[]::new))
			.outOfOrder(true)
			.load());
	}

	private static JdbcTemplate jdbc(EmbeddedDatabase database) {
		return new JdbcTemplate(new DriverManagerDataSource(database.url(), EmbeddedDatabase.USER, ""));
	}

}
