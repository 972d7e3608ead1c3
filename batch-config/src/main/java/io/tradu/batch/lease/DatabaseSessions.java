package io.tradu.batch.lease;

import java.time.Duration;
import java.util.function.Supplier;

import com.zaxxer.hikari.HikariDataSource;
import io.tradu.batch.database.LastWordsSocketFactory;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Names a process's sessions on PostgreSQL after the process, so that another one can
 * tell which they are, keeps the server's errors free of data, waits for no server for
 * ever, sets the isolation that the statements are written for, whatever the defaults of
 * the user, the database or the server are, and has every commit on the server's disk
 * when it returns.
 */
public class DatabaseSessions implements BeanPostProcessor {

	/**
	 * How long a turn of a loop may wait for a database that the network has swallowed:
	 * for a statement and for what tidies up behind it.
	 */
	public static final Duration LONGEST_SILENCE = Duration.ofMinutes(12);

	// The driver waits for ever, unless told otherwise, and a loop with it. The longest
	// statement there is, which moves or purges blocks, takes seconds: this cuts none.
	private static final Duration STATEMENT = Duration.ofMinutes(5);

	private static final Duration CONNECT = Duration.ofSeconds(10);

	// A role or a database may have it off. A power cut of the server would then lose
	// commits whose files were delivered. Stronger values stay.
	private static final String SYNCHRONOUS_COMMIT = "select set_config('synchronous_commit', 'on', false)"
			+ " where current_setting('synchronous_commit') = 'off'";

	// Longer names are cut by the server.
	private static final int LONGEST = 63;

	private final Supplier<Instance> self;

	DatabaseSessions(Supplier<Instance> self) {
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
			database.addDataSourceProperty("socketFactory", LastWordsSocketFactory.class.getName());
			database.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
			// Whatever the address says of them itself counts.
			setIfAbsent(database, "socketTimeout", STATEMENT);
			setIfAbsent(database, "connectTimeout", CONNECT);
			String first = database.getConnectionInitSql();
			database.setConnectionInitSql(((first != null) ? first + ";" : "") + SYNCHRONOUS_COMMIT);
		}
		return bean;
	}

	private static void setIfAbsent(HikariDataSource database, String property, Duration time) {
		database.getDataSourceProperties().putIfAbsent(property, Long.toString(time.toSeconds()));
	}

	static String of(Instance instance) {
		String own = " " + instance.pid() + " " + instance.started().getEpochSecond();
		int room = LONGEST - "tradu ".length() - own.length();
		return "tradu " + instance.host().substring(0, Math.min(room, instance.host().length())) + own;
	}

}
