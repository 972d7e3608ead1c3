package io.tradu.batch.health;

import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.tradu.batch.health.HealthProperties.Pool;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;

/** Whether the work waits for connections to the database. */
class PoolCheck implements HealthCheck {

	private final DataSource database;

	private final Pool properties;

	PoolCheck(DataSource database, Pool properties) {
		this.database = database;
		this.properties = properties;
	}

	@Override
	public String name() {
		return "pool";
	}

	@Override
	public Health check() throws SQLException {
		HikariPoolMXBean pool = pool();
		if (pool == null) {
			return Health.unknown().withDetail("error", "there is no pool").build();
		}
		int waiting = pool.getThreadsAwaitingConnection();
		return Health.status(Severity.ofHigh(waiting, this.properties.degraded(), this.properties.down()))
			.withDetail("waiting", waiting)
			.withDetail("in use", pool.getActiveConnections())
			.withDetail("open", pool.getTotalConnections())
			.withDetail("most", this.database.unwrap(HikariDataSource.class).getMaximumPoolSize())
			.build();
	}

	private @Nullable HikariPoolMXBean pool() throws SQLException {
		return this.database.isWrapperFor(HikariDataSource.class)
				? this.database.unwrap(HikariDataSource.class).getHikariPoolMXBean() : null;
	}

}
