package io.tradu.cli;

import java.util.function.Function;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;

import org.springframework.context.ConfigurableApplicationContext;

/** An environment's own database, for what is done to the environment from outside. */
final class EnvironmentDatabase {

	private final String environment;

	EnvironmentDatabase(String environment) {
		this.environment = environment;
	}

	/** Opens the database, asks it something and closes it. */
	<T> T ask(Function<ConfigurableApplicationContext, T> question) {
		try (Application application = new Application().with("TRADU_ENVIRONMENT", this.environment)) {
			return question.apply(application.startVisitor());
		}
	}

	/** Records what is done to the environment. */
	void record(Act act, String action, String detail) {
		ask((context) -> {
			context.getBean(AuditLog.class).add(act, action, "environment " + this.environment, detail);
			return true;
		});
	}

}
