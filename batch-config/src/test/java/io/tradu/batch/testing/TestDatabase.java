package io.tradu.batch.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.tradu.batch.BatchConfiguration;
import io.tradu.batch.database.EmbeddedDatabase;
import io.tradu.batch.database.EmbeddedDatabase.Sharing;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The databases that everything must work on. Each has one context, which all tests
 * share; what a test writes needs a name of its own.
 */
public enum TestDatabase {

	/** The embedded default, in a file. */
	H2 {

		@Override
		List<String> address() throws IOException {
			EmbeddedDatabase database = EmbeddedDatabase.open(Files.createTempDirectory("tradu-batch-").resolve("test"),
					Sharing.NONE);
			return List.of(database.url(), EmbeddedDatabase.USER, "");
		}

	},

	/** A real PostgreSQL server. */
	POSTGRESQL {

		@Override
		List<String> address() throws IOException {
			EmbeddedPostgres server = EmbeddedPostgres.builder().start();
			try (var connection = server.getPostgresDatabase().getConnection();
					var statement = connection.createStatement()) {
				statement.execute("create database batch");
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
			return List.of(server.getJdbcUrl("postgres", "batch"), "postgres", "postgres");
		}

	};

	private static final Map<TestDatabase, ConfigurableApplicationContext> CONTEXTS = new EnumMap<>(TestDatabase.class);

	abstract List<String> address() throws IOException;

	/** Returns a bean of the context on this database. */
	public <T> T bean(Class<T> type) {
		synchronized (CONTEXTS) {
			return CONTEXTS.computeIfAbsent(this, TestDatabase::start).getBean(type);
		}
	}

	public JdbcTemplate jdbc() {
		return bean(JdbcTemplate.class);
	}

	private static ConfigurableApplicationContext start(TestDatabase database) {
		try {
			List<String> address = database.address();
			List<String> settings = new ArrayList<>(List.of("spring.datasource.url=" + address.get(0),
					"spring.datasource.username=" + address.get(1), "spring.datasource.password=" + address.get(2)));
			settings.addAll(List.of("spring.datasource.hikari.maximum-pool-size=4",
					"spring.main.web-application-type=none", "spring.batch.job.enabled=false",
					"spring.batch.jdbc.initialize-schema=never",
					"spring.flyway.locations=classpath:db/migration,classpath:db/vendor/{vendor}",
					"spring.batch.jdbc.isolation-level-for-create=read_committed", "tradu.batch.chunk-size=3",
					"tradu.batch.retry.max-retries=2", "tradu.batch.retry.delay=1ms", "tradu.batch.retry.max-delay=2ms",
					"tradu.batch.steps.pairs.chunk-size=2", "tradu.batch.steps.strict.skip-limit=2",
					"tradu.lease.heartbeat=100ms", "tradu.lease.expiry=600ms"));
			return new SpringApplicationBuilder(Application.class)
				.run(settings.stream().map((setting) -> "--" + setting).toArray(String[]::new));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(BatchConfiguration.class)
	static class Application {

	}

}
