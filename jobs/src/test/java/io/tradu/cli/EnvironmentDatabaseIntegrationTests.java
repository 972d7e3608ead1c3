package io.tradu.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.tradu.batch.audit.Act;
import io.tradu.environment.EnvironmentsCopy;
import io.tradu.nightly.Refused;
import io.tradu.rollout.GreenNights;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is asked of an environment from outside, on its own PostgreSQL database. */
@Timeout(240)
class EnvironmentDatabaseIntegrationTests {

	@TempDir
	private Path root;

	private final Map<String, String> settings = new TreeMap<>();

	private final Properties before = (Properties) System.getProperties().clone();

	private final EnvironmentDatabase staging = new EnvironmentDatabase("staging");

	private JdbcClient jdbc;

	@BeforeEach
	void makeDatabase() throws IOException {
		EnvironmentsCopy.in(this.root);
		this.settings.putAll(TestDatabase.POSTGRESQL.settings(this.root));
		this.jdbc = JdbcClient.create(new DriverManagerDataSource(
				Objects.requireNonNull(this.settings.get("spring.datasource.url")), "postgres", "postgres"));
		this.settings.putAll(Map.of("tradu.root", this.root.toString(), "secret.database", "postgres", "secret.broker",
				"none", "secret.influx", "none", "secret.dataflow", "none", "management.influx.metrics.export.enabled",
				"false"));
		this.settings.forEach(System::setProperty);
	}

	@AfterEach
	void forget() {
		System.setProperties(this.before);
	}

	@Test
	void refusesInWordsWhereNoVersionHasWorkedAndMakesNothingThere() {
		assertThat(this.staging.lacksTables()).isTrue();
		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.staging.record(Act.ofPerson("a test"), "promote", "begins"))
			.withMessageContaining("audit, batch_job_execution, ledger, night")
			.withMessageContaining("scripts/tradu env apply staging");
		assertThat(count("select count(*) from information_schema.schemata where schema_name = 'line'")).isZero();
	}

	@Test
	void leavesTheTablesOfAnotherVersionAsTheyAre() {
		makeTables();
		this.jdbc.sql("delete from line.flyway_schema_history where script like '%rows_of_runs%'").update();
		long known = count("select count(*) from line.flyway_schema_history");

		this.staging.record(Act.ofPerson("a test"), "promote", "begins");

		assertThat(this.staging.lacksTables()).isFalse();
		assertThat(count("select count(*) from line.audit where subject = 'environment staging'")).isOne();
		assertThat(count("select count(*) from line.flyway_schema_history")).isEqualTo(known);
	}

	@Test
	void saysWhatAnotherVersionDoesNotHave() {
		makeTables();
		this.jdbc.sql("alter table line.run_summary rename to moved").update();

		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.staging.ask((context) -> context.getBean(GreenNights.class).of("0.1.0")))
			.withMessageContaining("the database of environment staging lacks what this version reads there (ERROR:"
					+ " relation \"run_summary\" does not exist")
			.withMessageEndingWith("env apply or promote");
	}

	@Test
	void findsTablesThatAreHalfMade() {
		makeTables();
		this.jdbc.sql("alter table line.ledger rename to moved").update();

		assertThat(this.staging.lacksTables()).isTrue();
	}

	@Test
	void saysThatThereIsNoDatabase() {
		System.setProperty("spring.datasource.url",
				Objects.requireNonNull(this.settings.get("spring.datasource.url")).replaceAll("/line_", "/gone_"));
		System.setProperty("spring.datasource.hikari.initialization-fail-timeout", "1");
		try {
			assertThatExceptionOfType(Refused.class).isThrownBy(this.staging::lacksTables)
				.withMessageStartingWith("environment staging has no database (FATAL: database \"gone_")
				.withMessageEndingWith("scripts/dataflow up staging");
		}
		finally {
			System.clearProperty("spring.datasource.hikari.initialization-fail-timeout");
		}
	}

	// As the version that works there does.
	private void makeTables() {
		String[] arguments = Stream.concat(
				this.settings.entrySet().stream().map((setting) -> "-D" + setting.getKey() + "=" + setting.getValue()),
				Stream.of("-DTRADU_ENVIRONMENT=staging", "audit", "--json"))
			.toArray(String[]::new);
		try (TraduProcess process = TraduProcess.run(this.root, arguments)) {
			assertThat(process.exitCode()).as(process.output()).isZero();
		}
	}

	private long count(String sql) {
		return this.jdbc.sql(sql).query(Long.class).single();
	}

}
