package io.tradu.batch.task;

import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the task tables that the Data Flow server has made in this database, in its own
 * schema. The embedded database has none.
 */
@Component
class TaskTables {

	private final JdbcClient jdbc;

	private final TaskProperties properties;

	private volatile @Nullable String schema;

	TaskTables(JdbcClient jdbc, TaskProperties properties) {
		this.jdbc = jdbc;
		this.properties = properties;
	}

	/** Returns what the tables' names begin with, schema included; empty without them. */
	Optional<String> prefix() {
		return schema().map((known) -> known + "." + this.properties.tablePrefix());
	}

	/** Returns the schema that they stand in; empty without them. */
	Optional<String> schema() {
		String known = this.schema;
		// Those that are missing may be made at any time.
		if (known == null) {
			known = find();
			this.schema = known;
		}
		return Optional.ofNullable(known);
	}

	private @Nullable String find() {
		return this.jdbc.sql("select table_schema from information_schema.tables where lower(table_name) = ?")
			.param((this.properties.tablePrefix() + "execution").toLowerCase(Locale.ROOT))
			.query(String.class)
			.list()
			.stream()
			.findFirst()
			.orElse(null);
	}

}
