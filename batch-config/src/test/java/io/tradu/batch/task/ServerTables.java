package io.tradu.batch.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Predicate;

import org.springframework.core.io.ClassPathResource;

/** The tables of the Data Flow server, as its own migrations make them. */
final class ServerTables {

	private ServerTables() {
	}

	/** Makes those whose statement is wanted, in a schema. */
	static void create(Connection connection, String schema, Predicate<String> wanted) {
		try (Statement statement = connection.createStatement()) {
			statement.execute("create schema if not exists " + schema);
			statement.execute("set search_path to " + schema);
			for (String sql : new ClassPathResource("data-flow-2.11.5.sql").getContentAsString(StandardCharsets.UTF_8)
				.split(";\n")) {
				if (wanted.test(sql)) {
					statement.execute(sql);
				}
			}
			statement.execute("set search_path to default");
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
