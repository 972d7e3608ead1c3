package io.tradu.batch.lease;

import java.time.Instant;

import com.zaxxer.hikari.HikariDataSource;
import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class SynchronousCommitIntegrationTests {

	@ParameterizedTest
	@CsvSource({ "off, on", "local, local", "remote_apply, remote_apply" })
	void isNeverOff(String setting, String expected) {
		assertThat(session(setting, null)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "set datestyle = 'ISO'", "set datestyle = 'ISO';" })
	void isNeverOffWhereSessionsHaveAnInitialStatement(String first) {
		assertThat(session("off", first)).isEqualTo("on");
	}

	private static String session(String setting, String first) {
		JdbcConnectionDetails server = TestDatabase.POSTGRESQL.bean(JdbcConnectionDetails.class);
		try (HikariDataSource database = new HikariDataSource()) {
			database.setJdbcUrl(server.getJdbcUrl());
			database.setUsername(server.getUsername());
			database.setPassword(server.getPassword());
			database.setMaximumPoolSize(1);
			database.setConnectionInitSql(first);
			database.addDataSourceProperty("options", "-c synchronous_commit=" + setting);
			new DatabaseSessions(() -> new Instance("here", 7, Instant.EPOCH)).postProcessBeforeInitialization(database,
					"database");
			return new JdbcTemplate(database).queryForObject("show synchronous_commit", String.class);
		}
	}

}
