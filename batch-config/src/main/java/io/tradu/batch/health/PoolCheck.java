package io.tradu.batch.health;

import java.sql.SQLException;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.tradu.batch.failure.FailureCategory;
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
	public FailureCategory category() {
		return FailureCategory.CAPACITY;
	}

	@Override
	public Health check() throws SQLException {
		HikariPoolMXBean pool = pool(this.database);
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

	/** Tells whether all connections that there may be are in use. */
	static boolean isExhausted(DataSource database) {
		try {
			HikariPoolMXBean pool = pool(database);
			return pool != null
					&& pool.getActiveConnections() >= database.unwrap(HikariDataSource.class).getMaximumPoolSize();
		}
		catch (SQLException ex) {
			return false;
		}
	}

	private static @Nullable HikariPoolMXBean pool(DataSource database) throws SQLException {
		return database.isWrapperFor(HikariDataSource.class)
				? database.unwrap(HikariDataSource.class).getHikariPoolMXBean() : null;
	}

}
