package io.tradu.batch.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Lets the Data Flow server see the line's own runs. Looks after each migration, since
 * the server may be started before the line or after it.
 */
@Component
class ServerViews implements Callback {

	private static final String SCRIPT = "db/server/views.sql";

	@Override
	public boolean supports(Event event, Context context) {
		return event == Event.AFTER_MIGRATE;
	}

	@Override
	public boolean canHandleInTransaction(Event event, Context context) {
		return true;
	}

	@Override
	public void handle(Event event, Context context) {
		if (!isPostgres(context.getConnection())) {
			return;
		}
		try (Statement statement = context.getConnection().createStatement()) {
			statement.execute(new ClassPathResource(SCRIPT).getContentAsString(StandardCharsets.UTF_8));
		}
		catch (SQLException ex) {
			throw new IllegalStateException("the Data Flow server's tables cannot be replaced by views", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String getCallbackName() {
		return "views for the Data Flow server";
	}

	private static boolean isPostgres(Connection connection) {
		try {
			return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
		}
		catch (SQLException ex) {
			throw new IllegalStateException("the database does not say what it is", ex);
		}
	}

}
