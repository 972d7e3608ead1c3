package io.tradu.batch.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class DatabaseCheckIntegrationTests {

	private final DataSource database;

	DatabaseCheckIntegrationTests(TestDatabase database) {
		this.database = database.bean(DataSource.class);
	}

	@Test
	void isUpWhenTheDatabaseAnswers() throws SQLException {
		Health health = new DatabaseCheck(this.database, Settings.of()).check();

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsKeys("product", "answered in", "processes not ended");
	}

	@Test
	void isDegradedWhenTheDatabaseIsSlow() throws SQLException {
		HealthProperties hasty = Settings.withTimeout(Duration.ofSeconds(5), Duration.ofNanos(1));

		assertThat(new DatabaseCheck(this.database, hasty).check().getStatus()).isEqualTo(Severity.DEGRADED);
	}

	@Test
	void leavesTheConnectionAsItWas() throws SQLException {
		try (HikariDataSource pool = pool()) {
			int before = networkTimeout(pool);
			new DatabaseCheck(pool, Settings.of()).check();

			assertThat(networkTimeout(pool)).isEqualTo(before);
		}
	}

	@Test
	void isDegradedWhenTheWorkHasAllConnections() throws Exception {
		try (HikariDataSource pool = pool(); Connection only = pool.getConnection()) {
			DatabaseCheck check = new DatabaseCheck(pool, Settings.of());
			assertThat(check.silent().getStatus()).isEqualTo(Status.DOWN);

			ExecutorService thread = Executors.newSingleThreadExecutor();
			Future<Health> found = thread.submit(check::check);
			thread.shutdown();

			await().atMost(Duration.ofSeconds(10)).until(() -> check.silent().getStatus().equals(Severity.DEGRADED));
			assertThat(only.isClosed()).isFalse();
			assertThat(found.get())
				.isEqualTo(Health.status(Severity.DEGRADED).withDetail("error", "no free connection").build());
		}
	}

	@Test
	void saysWhyAStatementFailedThoughTheConnectionIsGone() throws SQLException {
		DataSource dying = mock(DataSource.class);
		Connection connection = mock(Connection.class);
		given(dying.getConnection()).willReturn(connection);
		given(connection.createStatement()).willAnswer((call) -> {
			willThrow(new SQLException("it is closed")).given(connection).setNetworkTimeout(any(), anyInt());
			throw new SQLException("the server went away");
		});

		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> new DatabaseCheck(dying, Settings.of()).check())
			.withMessage("the server went away");
	}

	@Test
	void failsWhenThereIsNoDatabase() {
		DataSource nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none", "nobody", "secret");

		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> new DatabaseCheck(nowhere, Settings.of()).check())
			.withMessageNotContaining("secret");
	}

	private HikariDataSource pool() throws SQLException {
		HikariDataSource like = this.database.unwrap(HikariDataSource.class);
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(like.getJdbcUrl());
		pool.setUsername(like.getUsername());
		pool.setPassword(like.getPassword());
		pool.setMaximumPoolSize(1);
		pool.setConnectionTimeout(1000);
		return pool;
	}

	private static int networkTimeout(DataSource database) throws SQLException {
		try (Connection connection = database.getConnection()) {
			return connection.getNetworkTimeout();
		}
	}

}
