package io.tradu.batch.schedule;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

import javax.sql.DataSource;

import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;

/**
 * Quartz with its store in the database that all processes of an environment share. It
 * takes connections of its own and commits for itself, outside all transactions of the
 * line.
 */
final class QuartzStore {

	private static final String NAME = "tradu";

	// All numbers of milliseconds.
	private static final int CHECK_IN = 10_000;

	private static final int MISFIRE_AFTER = 60_000;

	private QuartzStore() {
	}

	/**
	 * Makes a scheduler that does not run yet.
	 * @param process tells this process from all others that share the store
	 */
	static Scheduler open(DataSource database, String process) throws SchedulerException {
		// Quartz finds the database by name, in one place for the whole JVM.
		DBConnectionManager.getInstance().addConnectionProvider(process, new Connections(database));
		Properties properties = new Properties();
		properties.putAll(Map.ofEntries(Map.entry(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, NAME),
				Map.entry(StdSchedulerFactory.PROP_SCHED_INSTANCE_ID, process),
				Map.entry(StdSchedulerFactory.PROP_SCHED_MAKE_SCHEDULER_THREAD_DAEMON, "true"),
				Map.entry(StdSchedulerFactory.PROP_SCHED_INTERRUPT_JOBS_ON_SHUTDOWN, "true"),
				Map.entry(StdSchedulerFactory.PROP_THREAD_POOL_CLASS, SimpleThreadPool.class.getName()),
				Map.entry("org.quartz.threadPool.threadCount", "1"),
				Map.entry("org.quartz.threadPool.makeThreadsDaemons", "true"),
				Map.entry(StdSchedulerFactory.PROP_JOB_STORE_CLASS, JobStoreTX.class.getName()),
				// H2 takes what is said to PostgreSQL, and keeps bytes in the same way.
				Map.entry("org.quartz.jobStore.driverDelegateClass", PostgreSQLDelegate.class.getName()),
				Map.entry("org.quartz.jobStore.dataSource", process),
				Map.entry("org.quartz.jobStore.tablePrefix", "qrtz_"),
				Map.entry("org.quartz.jobStore.isClustered", "true"),
				Map.entry("org.quartz.jobStore.clusterCheckinInterval", Integer.toString(CHECK_IN)),
				Map.entry("org.quartz.jobStore.misfireThreshold", Integer.toString(MISFIRE_AFTER)),
				Map.entry("org.quartz.jobStore.acquireTriggersWithinLock", "true")));
		Scheduler scheduler = new StdSchedulerFactory(properties).getScheduler();
		// Whoever asked for one in this JVM again would get this one, running or not.
		SchedulerRepository.getInstance().remove(NAME);
		return scheduler;
	}

	/** Lends Quartz the connections of the line's pool. */
	private record Connections(DataSource database) implements ConnectionProvider {

		@Override
		public Connection getConnection() throws SQLException {
			return this.database.getConnection();
		}

		@Override
		public void initialize() {
		}

		@Override
		public void shutdown() {
		}

	}

}
