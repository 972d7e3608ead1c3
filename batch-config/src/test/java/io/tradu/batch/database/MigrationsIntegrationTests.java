package io.tradu.batch.database;

import java.util.List;

import io.tradu.batch.testing.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationsIntegrationTests {

	@Test
	void makeTheSameColumnsOnBothDatabases() {
		assertThat(columns(TestDatabase.H2)).isEqualTo(columns(TestDatabase.POSTGRESQL))
			.contains("lease.name character varying 200 NO", "dead_letter.evidence text - NO");
	}

	@Test
	void makeTheSameConstraintsOnBothDatabases() {
		assertThat(constraints(TestDatabase.H2)).isEqualTo(constraints(TestDatabase.POSTGRESQL))
			.contains("dead_letter UNIQUE 4");
	}

	@Test
	void makeTheSameSequencesOnBothDatabases() {
		assertThat(sequences(TestDatabase.H2)).isEqualTo(sequences(TestDatabase.POSTGRESQL))
			.contains("batch_job_instance_seq");
	}

	private static List<String> columns(TestDatabase database) {
		return database.jdbc().queryForList("""
				select table_name || '.' || column_name || ' ' || lower(data_type) || ' '
					|| coalesce(cast(character_maximum_length as varchar), '-') || ' ' || is_nullable
				from information_schema.columns
				where table_schema = 'public' and table_name not in ('flyway_schema_history', 'written_item')
				order by table_name, ordinal_position
				""", String.class).stream().map(MigrationsIntegrationTests::spelledAlike).toList();
	}

	/**
	 * H2 has no text but a long varchar, no bytea but a long varbinary, PostgreSQL says
	 * what a timestamp lacks.
	 */
	private static String spelledAlike(String column) {
		return column.replace("character varying 1000000000", "text -")
			.replace("binary varying 1000000000", "bytea -")
			.replace(" without time zone", "");
	}

	private static List<String> constraints(TestDatabase database) {
		return database.jdbc().queryForList("""
				select c.table_name || ' ' || c.constraint_type || ' ' || count(*)
				from information_schema.table_constraints c
				join information_schema.key_column_usage k
					on k.constraint_name = c.constraint_name and k.table_name = c.table_name
				where c.table_schema = 'public' and c.table_name not in ('flyway_schema_history', 'written_item')
				group by c.table_name, c.constraint_type, c.constraint_name
				order by 1
				""", String.class);
	}

	private static List<String> sequences(TestDatabase database) {
		return database.jdbc().queryForList("""
				select sequence_name from information_schema.sequences
				where sequence_schema = 'public' and sequence_name not like 'system_sequence%'
					and sequence_name not like '%_id_seq'
				order by sequence_name
				""", String.class);
	}

}
