package io.tradu.cli;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.command.Installation;
import io.tradu.command.TraduCommand;
import io.tradu.nightly.Refused;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An environment's own database, for what is done to the environment from outside. Its
 * tables are those of the version that is deployed there, and stay so: this software may
 * be another version, whose migrations are none of that environment's business yet.
 */
final class EnvironmentDatabase {

	private static final List<String> TABLES = List.of("audit", "batch_job_execution", "ledger", "night");

	private static final String NO_SUCH_DATABASE = "3D000";

	// Tables and columns.
	private static final Set<String> LACKING = Set.of("42P01", "42703");

	private final String environment;

	EnvironmentDatabase(String environment) {
		this.environment = environment;
	}

	/**
	 * Opens the database, asks it something and closes it.
	 * @throws Refused if there is no database, or it lacks what is asked for
	 */
	<T> T ask(Function<ConfigurableApplicationContext, T> question) {
		return open((context) -> {
			List<String> missing = missing(context);
			if (!missing.isEmpty()) {
				throw new Refused("environment " + this.environment + " has no table " + String.join(", ", missing)
						+ ": no version of the applications has worked there yet; apply one with: "
						+ TraduCommand.of("env", "apply", this.environment));
			}
			return question.apply(context);
		});
	}

	/**
	 * Tells whether no version has made its tables there yet, or one was cut off while it
	 * did: they have been there from the first version on.
	 */
	boolean lacksTables() {
		return open((context) -> !missing(context).isEmpty());
	}

	/** Records what is done to the environment. */
	void record(Act act, String action, String detail) {
		ask((context) -> {
			context.getBean(AuditLog.class).add(act, action, "environment " + this.environment, detail);
			return true;
		});
	}

	private <T> T open(Function<ConfigurableApplicationContext, T> question) {
		try (Application application = new Application().with("TRADU_ENVIRONMENT", this.environment)
			.with("spring.flyway.enabled", false)) {
			return question.apply(application.startVisitor());
		}
		catch (RuntimeException ex) {
			throw refusal(ex);
		}
	}

	private RuntimeException refusal(RuntimeException failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof BadSqlGrammarException lacking
					&& LACKING.contains(String.valueOf(lacking.getSQLException().getSQLState()))) {
				return new Refused("the database of environment " + this.environment
						+ " lacks what this version reads there (" + firstLine(lacking.getMostSpecificCause())
						+ "): another version has made its tables; use the tradu command of that version, or bring this"
						+ " one there first, with the command of that version: env apply or promote");
			}
			if (cause instanceof SQLException sql && NO_SUCH_DATABASE.equals(sql.getSQLState())) {
				return new Refused("environment " + this.environment + " has no database (" + firstLine(sql)
						+ "); its servers and its database are made by: "
						+ Installation.root().resolve("scripts/dataflow") + " up " + this.environment);
			}
		}
		return failure;
	}

	private static String firstLine(Throwable failure) {
		return String.valueOf(failure.getMessage()).lines().findFirst().orElse("").strip();
	}

	private static List<String> missing(ConfigurableApplicationContext context) {
		List<String> there = context.getBean(JdbcClient.class)
			.sql("select lower(table_name) from information_schema.tables where table_schema = current_schema()")
			.query(String.class)
			.list();
		return TABLES.stream().filter((table) -> !there.contains(table)).toList();
	}

}
