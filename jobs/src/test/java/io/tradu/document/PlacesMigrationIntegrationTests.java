package io.tradu.document;

import java.nio.file.Path;
import java.util.Map;

import io.tradu.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Nights that a version recorded which kept absolute paths only. */
class PlacesMigrationIntegrationTests {

	private static final String BEFORE = "2026.11.24.113";

	@TempDir
	Path home;

	private JdbcTemplate jdbc;

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void makesPlacesBelowTheHomeOfThenRelative(TestDatabase database) {
		begin(database);
		night(1, "2026-11-20", "/old/home");
		input(1, "inbox", "/old/home/in/box", "setting tradu.folders.inbox", "/old/home/in/box");
		input(1, "outbox", "/elsewhere/outbox", "setting tradu.folders.outbox", "/elsewhere/outbox");
		input(1, "feeds-file", "/old/home/feeds.yml", "setting tradu.feeds-file", "/old/home/feeds.yml");
		input(1, "docs: key", "/old/home/id", "setting other", "/old/home/id");
		night(2, "2026-11-21", "./var");
		input(2, "inbox", "/project/var/inbox", "setting tradu.folders.inbox", "./var/inbox");
		input(2, "outbox", "/project/vars/outbox", "setting tradu.folders.outbox", "./vars/outbox");

		migrate(database);

		assertThat(input(1, "inbox")).isEqualTo("in/box");
		assertThat(input(1, "outbox")).isEqualTo("/elsewhere/outbox");
		assertThat(input(1, "feeds-file")).isEqualTo("feeds.yml");
		assertThat(input(1, "docs: key")).isEqualTo("/old/home/id");
		assertThat(input(2, "inbox")).isEqualTo("inbox");
		assertThat(input(2, "outbox")).isEqualTo("/project/vars/outbox");
	}

	private Map<String, String> settings;

	private void begin(TestDatabase database) {
		this.settings = database.settings(this.home);
		flyway(database).target(BEFORE).load().migrate();
		this.jdbc = new JdbcTemplate(source());
	}

	private void migrate(TestDatabase database) {
		flyway(database).load().migrate();
	}

	private FluentConfiguration flyway(TestDatabase database) {
		return Flyway.configure()
			.dataSource(source())
			.locations("classpath:db/migration",
					"classpath:db/vendor/" + database.name().toLowerCase(java.util.Locale.ROOT))
			.outOfOrder(true);
	}

	private DriverManagerDataSource source() {
		return new DriverManagerDataSource(this.settings.get("spring.datasource.url"),
				this.settings.get("spring.datasource.username"), this.settings.get("spring.datasource.password"));
	}

	private void night(long id, String date, String home) {
		this.jdbc.update("insert into night (id, business_date, sequence_number, opened_at) overriding system value "
				+ "values (?, cast(? as date), 1, current_timestamp)", id, date);
		this.jdbc.update(
				"insert into batch_job_instance (job_instance_id, version, job_name, job_key) values (?, 0, 'nightly', ?)",
				id, date);
		this.jdbc.update(
				"insert into batch_job_execution (job_execution_id, version, job_instance_id, create_time) values (?, 0, ?, current_timestamp)",
				id, id);
		parameter(id, "businessDate", date);
		parameter(id, "sequence", "1");
		fact(id, "setting tradu.folders.home", home);
	}

	private void parameter(long execution, String name, String value) {
		this.jdbc.update(
				"insert into batch_job_execution_params (job_execution_id, parameter_name, parameter_type, "
						+ "parameter_value, identifying) values (?, ?, 'java.lang.String', ?, 'Y')",
				execution, name, value);
	}

	private void fact(long execution, String name, String fact) {
		this.jdbc.update("insert into run_fact (job_execution_id, name, fact) values (?, ?, ?)", execution, name, fact);
	}

	private void input(long night, String name, String setting, String factName, String fact) {
		this.jdbc.update("insert into night_input (night_id, name, setting) values (?, ?, ?)", night, name, setting);
		fact(night, factName, fact);
	}

	private String input(long night, String name) {
		return this.jdbc.queryForObject("select setting from night_input where night_id = ? and name = ?", String.class,
				night, name);
	}

}
