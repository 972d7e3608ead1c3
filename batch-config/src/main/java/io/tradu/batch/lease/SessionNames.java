package io.tradu.batch.lease;

import java.util.function.Supplier;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Names a process's sessions on PostgreSQL after the process, so that another one can
 * tell which they are, and keeps the server's errors free of data.
 */
class SessionNames implements BeanPostProcessor {

	// Longer names are cut by the server.
	private static final int LONGEST = 63;

	private final Supplier<Instance> self;

	SessionNames(Supplier<Instance> self) {
		this.self = self;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String name) {
		if (bean instanceof HikariDataSource database && database.getJdbcUrl() != null
				&& database.getJdbcUrl().startsWith("jdbc:postgresql:")) {
			database.addDataSourceProperty("ApplicationName", of(this.self.get()));
			// The detail of an error quotes the row it is about, and a batch its
			// parameters.
			database.addDataSourceProperty("logServerErrorDetail", "false");
		}
		return bean;
	}

	static String of(Instance instance) {
		String own = " " + instance.pid() + " " + instance.started().getEpochSecond();
		int room = LONGEST - "tradu ".length() - own.length();
		return "tradu " + instance.host().substring(0, Math.min(room, instance.host().length())) + own;
	}

}
