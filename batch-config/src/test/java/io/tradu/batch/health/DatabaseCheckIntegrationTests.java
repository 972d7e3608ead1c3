package io.tradu.batch.health;

import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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
	void failsWhenThereIsNoDatabase() {
		DataSource nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/none", "nobody", "secret");

		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> new DatabaseCheck(nowhere, Settings.of()).check())
			.withMessageNotContaining("secret");
	}

}
