package io.tradu.batch.lease;

import javax.sql.DataSource;

import io.tradu.batch.failure.FailureReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Ends the database sessions of a process that has lost its lease. On PostgreSQL they
 * live on while the process is paused or its machine is cut off, with every lock they
 * hold; the embedded database is closed with the process that has it.
 */
@Component
class DeadSessions {

	private static final Logger logger = LoggerFactory.getLogger(DeadSessions.class);

	private final DataSource database;

	private final JdbcClient jdbc;

	DeadSessions(DataSource database, JdbcClient jdbc) {
		this.database = database;
		this.jdbc = jdbc;
	}

	void end(Instance holder) {
		try {
			String product = JdbcUtils.extractDatabaseMetaData(this.database,
					(metadata) -> metadata.getDatabaseProductName());
			if (DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL) {
				int ended = this.jdbc.sql("""
						select pg_terminate_backend(pid) from pg_stat_activity
						where datname = current_database() and application_name = ?
						""").param(DatabaseSessions.of(holder)).query(Boolean.class).list().size();
				logger.info("Ended {} database sessions of {}", ended, holder);
			}
		}
		catch (DataAccessException | MetaDataAccessException ex) {
			// Its writes are refused all the same.
			logger.warn("The database sessions of {} could not be ended: {}", holder, FailureReport.of(ex).sentence());
		}
	}

}
