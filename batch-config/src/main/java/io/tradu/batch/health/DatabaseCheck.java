package io.tradu.batch.health;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.Executor;

import javax.sql.DataSource;

import io.tradu.batch.failure.FailureCategory;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Whether the database answers a question about what everybody works with. */
class DatabaseCheck implements HealthCheck {

	private static final Executor AT_ONCE = Runnable::run;

	private final DataSource database;

	private final HealthProperties properties;

	private volatile boolean waitsForOne;

	DatabaseCheck(DataSource database, HealthProperties properties) {
		this.database = database;
		this.properties = properties;
	}

	@Override
	public String name() {
		return "database";
	}

	@Override
	public FailureCategory category() {
		return FailureCategory.INFRASTRUCTURE;
	}

	@Override
	public Health check() throws SQLException {
		long start = System.nanoTime();
		try (Connection connection = connection()) {
			// A server that the network has swallowed would be waited for for too long.
			// The pool sets it back.
			connection.setNetworkTimeout(AT_ONCE, Math.toIntExact(this.properties.timeout().toMillis()));
			return answer(connection, start);
		}
		catch (SQLTransientConnectionException ex) {
			if (PoolCheck.isExhausted(this.database)) {
				return noneFree();
			}
			throw ex;
		}
	}

	private Connection connection() throws SQLException {
		this.waitsForOne = true;
		try {
			return this.database.getConnection();
		}
		finally {
			this.waitsForOne = false;
		}
	}

	// That the work has all connections says nothing about the database.
	@Override
	public Health silent() {
		return (this.waitsForOne && PoolCheck.isExhausted(this.database)) ? noneFree() : Health.down().build();
	}

	private static Health noneFree() {
		return Health.status(Severity.DEGRADED).withDetail("error", "no free connection").build();
	}

	private Health answer(Connection connection, long start) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("select count(*) from instance where ended_at is null")) {
			row.next();
			long processes = row.getLong(1);
			long took = System.nanoTime() - start;
			Status status = (took < this.properties.slow().toNanos()) ? Status.UP : Severity.DEGRADED;
			return Health.status(status)
				.withDetail("product",
						connection.getMetaData().getDatabaseProductName() + " "
								+ connection.getMetaData().getDatabaseProductVersion())
				.withDetail("answered in", Words.age(took))
				.withDetail("processes not ended", processes)
				.build();
		}
	}

}
