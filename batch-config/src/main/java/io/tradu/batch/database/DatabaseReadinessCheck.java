package io.tradu.batch.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.tradu.batch.preflight.PreflightCheck;
import io.tradu.batch.preflight.PreflightFinding;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks that the database answers, and works as the jobs need it. */
@Component
class DatabaseReadinessCheck implements PreflightCheck {

	private final DataSource database;

	private final String schema;

	private final Clock clock;

	DatabaseReadinessCheck(DataSource database, @Value("${spring.flyway.default-schema:}") String schema, Clock clock) {
		this.database = database;
		this.schema = schema;
		this.clock = clock;
	}

	@Override
	public String id() {
		return "database";
	}

	@Override
	public List<PreflightFinding> findings() throws SQLException {
		try (Connection connection = this.database.getConnection()) {
			if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
				return List.of();
			}
		}
		// Not the bean: that one brings the tables up to date first.
		JdbcClient jdbc = JdbcClient.create(this.database);
		return Stream
			.concat(new PostgresServerRules(this.database, jdbc, this.clock).findings().stream(),
					new PostgresSchemaRules(jdbc, this.schema.isEmpty() ? null : this.schema).findings().stream())
			.toList();
	}

}
