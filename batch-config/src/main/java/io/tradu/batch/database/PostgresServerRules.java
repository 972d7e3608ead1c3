package io.tradu.batch.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.preflight.PreflightFinding;
import org.postgresql.PGConnection;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Checks that a PostgreSQL server and its database work as Tradu needs it. */
class PostgresServerRules {

	private static final Duration SKEW = Duration.ofSeconds(30);

	private static final Duration IDLE = Duration.ofSeconds(10);

	private final DataSource database;

	private final JdbcClient jdbc;

	private final Clock clock;

	PostgresServerRules(DataSource database, JdbcClient jdbc, Clock clock) {
		this.database = database;
		this.jdbc = jdbc;
		this.clock = clock;
	}

	List<PreflightFinding> findings() throws SQLException {
		return Stream.of(encoding(), readOnly(), isolation(), idleTransactions(), clocks(), pooler())
			.flatMap(Optional::stream)
			.toList();
	}

	private Optional<PreflightFinding> encoding() {
		String encoding = ask(
				"select pg_encoding_to_char(encoding) from pg_database where datname = current_database()");
		String name = ask("select current_database()");
		return switch (encoding) {
			case "UTF8" -> Optional.empty();
			// Stores the bytes as they come, and those are UTF-8.
			case "SQL_ASCII" -> Optional.of(PreflightFinding.warning("database-encoding",
					"the database " + name
							+ " has the encoding SQL_ASCII: the server does not know which characters it stores",
					"a database with the encoding UTF8 is better"));
			default -> Optional.of(PreflightFinding.refusal("database-encoding",
					"the database " + name + " has the encoding " + encoding
							+ " and cannot store every text; UTF8 is needed",
					"create another one: CREATE DATABASE tradu ENCODING 'UTF8' TEMPLATE template0, and set spring.datasource.url to it"));
		};
	}

	private Optional<PreflightFinding> readOnly() {
		if (ask("select pg_is_in_recovery()").equals("t")) {
			return Optional.of(PreflightFinding.failure("database-read-only", FailureCategory.INFRASTRUCTURE,
					"the database server is a read-only standby", "set spring.datasource.url to the primary server"));
		}
		return setting("transaction_read_only").equals("off") ? Optional.empty()
				: Optional.of(PreflightFinding.failure("database-read-only", FailureCategory.INFRASTRUCTURE,
						"the database is read-only for this user",
						"an administrator of the database sets default_transaction_read_only to off for it"));
	}

	private Optional<PreflightFinding> isolation() {
		String isolation = setting("transaction_isolation");
		return isolation.equals("read committed") ? Optional.empty() : Optional
			.of(PreflightFinding.failure("database-isolation", FailureCategory.INFRASTRUCTURE,
					"transactions have the isolation level '" + isolation + "'; 'read committed' is needed",
					"set default_transaction_isolation of the user, the database or the pooler to 'read committed'"));
	}

	private Optional<PreflightFinding> idleTransactions() {
		Duration limit = Duration.ofMillis(Long
			.parseLong(ask("select setting from pg_settings where name = 'idle_in_transaction_session_timeout'")));
		return (limit.isZero() || limit.compareTo(IDLE) >= 0) ? Optional.empty()
				: Optional.of(PreflightFinding.warning("database-idle-timeout",
						"the server ends a session that is idle in a transaction for " + limit.toMillis()
								+ " ms (idle_in_transaction_session_timeout): a busy night may lose its connection",
						"set it to " + IDLE.toSeconds() + " s or more for this user"));
	}

	private Optional<PreflightFinding> clocks() {
		Instant server = this.jdbc.sql("select clock_timestamp()").query(OffsetDateTime.class).single().toInstant();
		Duration skew = Duration.between(server, this.clock.instant()).abs();
		return (skew.compareTo(SKEW) < 0) ? Optional.empty()
				: Optional.of(PreflightFinding.warning("database-clock",
						"the clocks of this machine and of the database server differ by " + skew.toSeconds() + " s",
						"synchronize both"));
	}

	// Two connections that are open at the same time have a server process each, unless a
	// pooler lends them one for each transaction.
	private Optional<PreflightFinding> pooler() throws SQLException {
		try (Connection one = this.database.getConnection(); Connection other = this.database.getConnection()) {
			boolean isPooled = serverProcess(one) == serverProcess(other);
			return (isPooled && one.unwrap(PGConnection.class).getPrepareThreshold() != 0) ? Optional
				.of(PreflightFinding.warning("database-pooler",
						"the connections go through a pooler that gives each transaction another one; prepared statements may get lost there",
						"add prepareThreshold=0 to the parameters of spring.datasource.url"))
					: Optional.empty();
		}
	}

	private static long serverProcess(Connection connection) {
		return JdbcClient.create(new SingleConnectionDataSource(connection, true))
			.sql("select pg_backend_pid()")
			.query(Long.class)
			.single();
	}

	private String setting(String name) {
		return this.jdbc.sql("select current_setting(?)").param(name).query(String.class).single();
	}

	private String ask(String question) {
		return this.jdbc.sql(question).query((row, number) -> row.getString(1)).single();
	}

}
