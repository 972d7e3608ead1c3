package io.tradu.batch.database;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.tradu.batch.preflight.Consequence;
import io.tradu.batch.preflight.PreflightFinding;
import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresReadinessIntegrationTests {

	private final JdbcTemplate server = TestDatabase.POSTGRESQL.jdbc();

	private final String name = "ready_" + UUID.randomUUID().toString().replace("-", "");

	@Test
	void findsNothingWrongWithADatabaseInUse() {
		HikariDataSource used = TestDatabase.POSTGRESQL.bean(HikariDataSource.class);

		assertThat(findings(used, Clock.systemUTC())).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "UTF8,", "SQL_ASCII, WARNING", "LATIN1, REFUSAL" })
	void judgesTheEncoding(String encoding, Consequence consequence) {
		create(encoding);

		assertThat(findings("postgres", "")).filteredOn((finding) -> finding.rule().equals("database-encoding"))
			.extracting(PreflightFinding::consequence)
			.isEqualTo((consequence != null) ? List.of(consequence) : List.of());
	}

	@ParameterizedTest
	@CsvSource({ "default_transaction_isolation=serializable, database-isolation, FAILURE",
			"default_transaction_isolation=repeatable\\\\ read, database-isolation, FAILURE",
			"default_transaction_read_only=on, database-read-only, FAILURE",
			"idle_in_transaction_session_timeout=1s, database-idle-timeout, WARNING" })
	void judgesTheDefaultsOfASession(String option, String rule, Consequence consequence) {
		create("UTF8");

		assertThat(findings("postgres", "options=-c%20" + option.replace(" ", "%20"))).singleElement()
			.satisfies((finding) -> {
				assertThat(finding.rule()).isEqualTo(rule);
				assertThat(finding.consequence()).isEqualTo(consequence);
			});
	}

	@Test
	void comparesTheClocks() {
		create("UTF8");

		assertThat(findings(source("postgres", ""), Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-5))))
			.extracting(PreflightFinding::rule)
			.containsExactly("database-clock");
	}

	@Test
	void namesTheRightThatIsMissing() {
		create("UTF8");
		String user = user();
		in("revoke all on schema public from public");

		assertThat(findings(user, "")).singleElement().satisfies((finding) -> {
			assertThat(finding.rule()).isEqualTo("database-rights");
			assertThat(finding.remedy()).contains("GRANT USAGE, CREATE ON SCHEMA public TO " + user);
		});
	}

	@Test
	void namesTheTablesThatBelongToAnAdministrator() {
		create("UTF8");
		in("create table flyway_schema_history (x int); create table night (x int)");

		assertThat(findings(user(), "")).singleElement().satisfies((finding) -> {
			assertThat(finding.rule()).isEqualTo("database-rights");
			assertThat(finding.found()).contains("night");
		});
	}

	@Test
	void refusesASchemaOfAnotherApplication() {
		create("UTF8");
		in("create table invoice (x int)");

		assertThat(findings("postgres", "")).singleElement().satisfies((finding) -> {
			assertThat(finding.rule()).isEqualTo("database-foreign-tables");
			assertThat(finding.consequence()).isEqualTo(Consequence.REFUSAL);
			assertThat(finding.found()).contains("invoice");
		});
	}

	@Test
	void namesASchemaThatDoesNotExist() {
		create("UTF8");

		assertThat(findings("postgres", "currentSchema=gone")).extracting(PreflightFinding::rule)
			.containsExactly("database-schema");
	}

	private void create(String encoding) {
		this.server.execute("create database " + this.name + " encoding '" + encoding
				+ "' lc_collate 'C' lc_ctype 'C' template template0");
	}

	private String user() {
		String user = "user_" + this.name;
		this.server.execute("create role " + user + " login password 'postgres'");
		return user;
	}

	private void in(String sql) {
		new JdbcTemplate(source("postgres", "")).execute(sql);
	}

	private List<PreflightFinding> findings(String user, String parameters) {
		return findings(source(user, parameters), Clock.systemUTC());
	}

	private static List<PreflightFinding> findings(DataSource database, Clock clock) {
		try {
			return new DatabaseReadinessCheck(database, "", clock).findings();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private DriverManagerDataSource source(String user, String parameters) {
		String url = TestDatabase.POSTGRESQL.bean(HikariDataSource.class).getJdbcUrl();
		return new DriverManagerDataSource(
				url.replaceFirst("/batch(\\?.*)?$", "/" + this.name + (parameters.isEmpty() ? "" : "?" + parameters)),
				user, "postgres");
	}

}
