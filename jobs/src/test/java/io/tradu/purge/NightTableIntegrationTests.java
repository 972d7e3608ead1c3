package io.tradu.purge;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import javax.sql.DataSource;

import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A table made later is either purged or kept on purpose, and never forgotten. */
class NightTableIntegrationTests {

	private static final String FEEDS = "tradu:\n  feeds:\n    news: {source: en, targets: [es], key: id, columns: [t]}\n";

	/** They name a night's things and stay for good. */
	private static final Set<String> KEPT = Set.of("run_summary", "run_rows", "run_time", "purged_night",
			"purged_document", "purged_range");

	private static final List<String> NAMES = NightTable.ALL.stream().map(NightTable::name).toList();

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void namesEveryTableThatSpeaksOfNights(TestDatabase database) {
		List<String> found = Line.shared(database, FEEDS).bean(JdbcClient.class).sql("""
				select distinct table_name from information_schema.columns
				where table_schema = 'public' and lower(column_name) in ('night_id', 'night', 'document_id', 'document',
					'block_id', 'block', 'dead_letter_id', 'dead_letter', 'deliverable_id', 'job_execution_id', 'run',
					'run_id', 'execution_id', 'step_execution_id', 'job_instance_id', 'origin')
				""").query(String.class).list();

		assertThat(found).isNotEmpty().allMatch((table) -> NAMES.contains(table) || KEPT.contains(table));
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void namesEveryTableThatPointsAtOneBeforeIt(TestDatabase database) throws SQLException {
		List<String> wrong = new ArrayList<>();
		try (Connection connection = Line.shared(database, FEEDS).bean(DataSource.class).getConnection()) {
			for (String parent : NAMES) {
				try (ResultSet keys = connection.getMetaData().getExportedKeys(null, "public", parent)) {
					while (keys.next()) {
						String child = keys.getString("FKTABLE_NAME");
						if (!NAMES.contains(child) || NAMES.indexOf(child) > NAMES.indexOf(parent)) {
							wrong.add(child + " -> " + parent);
						}
					}
				}
			}
		}

		assertThat(wrong).isEmpty();
	}

}
