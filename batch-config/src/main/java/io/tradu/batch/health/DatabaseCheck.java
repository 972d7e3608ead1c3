package io.tradu.batch.health;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executor;

import javax.sql.DataSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** Whether the database answers a question about what everybody works with. */
class DatabaseCheck implements HealthCheck {

	private static final Executor AT_ONCE = Runnable::run;

	private final DataSource database;

	private final HealthProperties properties;

	DatabaseCheck(DataSource database, HealthProperties properties) {
		this.database = database;
		this.properties = properties;
	}

	@Override
	public String name() {
		return "database";
	}

	@Override
	public Health check() throws SQLException {
		long start = System.nanoTime();
		try (Connection connection = this.database.getConnection()) {
			int before = connection.getNetworkTimeout();
			// A server that the network has swallowed would be waited for for ever.
			connection.setNetworkTimeout(AT_ONCE, Math.toIntExact(this.properties.timeout().toMillis()));
			try {
				return answer(connection, start);
			}
			finally {
				connection.setNetworkTimeout(AT_ONCE, before);
			}
		}
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
