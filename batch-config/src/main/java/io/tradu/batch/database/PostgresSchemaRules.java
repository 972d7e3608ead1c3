package io.tradu.batch.database;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.preflight.PreflightFinding;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Checks that a user of PostgreSQL may work in a schema, and that it is free for that.
 */
class PostgresSchemaRules {

	private static final int NAMED = 3;

	// The current schema is none where the user has no right on it.
	private static final String FIRST_IN_PATH = """
			select coalesce(current_schema(), (select nspname from pg_namespace join unnest(string_to_array(
			replace(current_setting('search_path'), '"$user"', current_user), ',')) with ordinality as path (name, place)
			on nspname = trim(both ' "' from name) order by place limit 1))
			""";

	private final JdbcClient jdbc;

	private final @Nullable String schema;

	private final String user;

	/**
	 * Creates the rules.
	 * @param jdbc the database
	 * @param schema the schema that migrations create and use; null for the one of the
	 * connection
	 */
	PostgresSchemaRules(JdbcClient jdbc, @Nullable String schema) {
		this.jdbc = jdbc;
		this.schema = (schema != null) ? schema
				: jdbc.sql(FIRST_IN_PATH).query((row, number) -> row.getString(1)).list().get(0);
		this.user = jdbc.sql("select current_user").query(String.class).single();
	}

	List<PreflightFinding> findings() {
		if (this.schema == null) {
			return List.of(PreflightFinding.failure("database-schema", FailureCategory.INFRASTRUCTURE,
					"no schema of the search path of the user " + this.user + " exists",
					"create one: CREATE SCHEMA tradu AUTHORIZATION " + this.user
							+ ", and set spring.datasource.hikari.schema and spring.flyway.default-schema to it"));
		}
		if (!exists(this.schema)) {
			return mayCreateSchema() ? List.of()
					: List.of(PreflightFinding.failure("database-schema", FailureCategory.INFRASTRUCTURE,
							"the schema " + this.schema + " does not exist, and the user " + this.user
									+ " may not create it",
							"create it: CREATE SCHEMA " + this.schema + " AUTHORIZATION " + this.user));
		}
		return isMigrated(this.schema) ? tableRights(this.schema)
				: Stream.concat(schemaRights(this.schema), foreignTables(this.schema)).toList();
	}

	private boolean exists(String name) {
		return is("select exists (select 1 from pg_namespace where nspname = ?)", name);
	}

	private boolean mayCreateSchema() {
		return this.jdbc.sql("select has_database_privilege(current_database(), 'CREATE')")
			.query(Boolean.class)
			.single();
	}

	private boolean isMigrated(String name) {
		return is("""
				select exists (select 1 from pg_class join pg_namespace on pg_namespace.oid = relnamespace
				where nspname = ? and relname = 'flyway_schema_history')
				""", name);
	}

	private boolean is(String question, String name) {
		return this.jdbc.sql(question).param(name).query(Boolean.class).single();
	}

	private Stream<PreflightFinding> schemaRights(String name) {
		boolean granted = this.jdbc.sql("select has_schema_privilege(?, 'USAGE') and has_schema_privilege(?, 'CREATE')")
			.params(name, name)
			.query(Boolean.class)
			.single();
		return granted ? Stream.empty()
				: Stream.of(PreflightFinding.failure("database-rights", FailureCategory.INFRASTRUCTURE,
						"permission denied for schema " + name + ": the user " + this.user
								+ " may not create tables in it",
						"an administrator of the database grants it: GRANT USAGE, CREATE ON SCHEMA " + name + " TO "
								+ this.user));
	}

	// The tables of an administrator who made the first start.
	private List<PreflightFinding> tableRights(String name) {
		List<String> tables = new ArrayList<>(this.jdbc.sql("""
				select relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
				where nspname = ? and relkind = 'r'
				and not (has_table_privilege(pg_class.oid, 'SELECT') and has_table_privilege(pg_class.oid, 'INSERT'))
				order by relname
				""").param(name).query(String.class).list());
		return tables.isEmpty() ? List.of() : List.of(PreflightFinding.failure("database-rights",
				FailureCategory.INFRASTRUCTURE,
				"permission denied: the user " + this.user + " may not read and write the tables " + named(tables)
						+ " of schema " + name,
				"an administrator of the database grants it: GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA "
						+ name + " TO " + this.user));
	}

	private Stream<PreflightFinding> foreignTables(String name) {
		List<String> others = this.jdbc.sql("""
				select relname from pg_class join pg_namespace on pg_namespace.oid = relnamespace
				where nspname = ? and relkind in ('r', 'p', 'v', 'm', 'S', 'f')
				and not exists (select 1 from pg_depend where objid = pg_class.oid and deptype = 'e')
				order by relname
				""").param(name).query(String.class).list();
		return others.isEmpty() ? Stream.empty() : Stream.of(PreflightFinding.refusal("database-foreign-tables",
				"the schema " + name + " holds tables of another application: " + named(others),
				"give Tradu a database of its own, or a schema: CREATE SCHEMA tradu AUTHORIZATION " + this.user
						+ ", with spring.datasource.hikari.schema and spring.flyway.default-schema set to tradu"));
	}

	private static String named(List<String> tables) {
		return tables.stream().limit(NAMED).collect(Collectors.joining(", "))
				+ ((tables.size() > NAMED) ? " and " + (tables.size() - NAMED) + " more" : "");
	}

}
