package io.tradu.chaos;

import java.util.Map;

import io.tradu.cli.TraduProcess;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Asks the database of a running night, which may be gone at any moment. */
final class Probe {

	private final @Nullable JdbcClient server;

	/**
	 * Makes a probe.
	 * @param settings where the database is; empty for the embedded one, which the
	 * night's process serves
	 */
	Probe(Map<String, String> settings) {
		this.server = settings.isEmpty() ? null
				: JdbcClient.create(new DriverManagerDataSource(settings.get("spring.datasource.url"),
						settings.get("spring.datasource.username"), settings.get("spring.datasource.password")));
	}

	/** Returns a number; 0 while there is nothing to ask. */
	long ask(TraduProcess process, String sql) {
		if (this.server == null) {
			return process.ask(sql);
		}
		try {
			return process.isAlive() ? this.server.sql(sql).query(Long.class).optional().orElse(0L) : 0;
		}
		catch (DataAccessException ex) {
			return 0;
		}
	}

}
