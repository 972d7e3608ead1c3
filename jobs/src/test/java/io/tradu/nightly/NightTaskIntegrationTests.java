package io.tradu.nightly;

import java.util.Map;

import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.TransientFailure;
import io.tradu.testing.Line;
import io.tradu.testing.ServerTables;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** Nights beside the tables of a Data Flow server. */
class NightTaskIntegrationTests {

	private static Line line;

	private static JdbcTemplate jdbc;

	@BeforeAll
	static void start() {
		line = Line.start(TestDatabase.POSTGRESQL, TestFeeds.NEWS, "tradu.ingest.block-rows=2",
				"tradu.batch.retry.delay=1ms");
		jdbc = line.bean(JdbcTemplate.class);
		ServerTables.create(Map.of("spring.datasource.url", url(), "spring.datasource.username", "postgres",
				"spring.datasource.password", "postgres"));
	}

	@AfterAll
	static void stop() {
		line.close();
	}

	@BeforeEach
	void nextNight() {
		line.nextDate();
		StringBuilder document = new StringBuilder("title\n");
		for (int i = 0; i < 40; i++) {
			document.append("House ").append(i).append(" on ").append(line.date()).append('\n');
		}
		line.put("news", "a.csv", document.toString());
	}

	@Test
	void listsANightWithItsRunAndItsLedger() {
		NightRun run = line.run();

		assertThat(task(run)).containsEntry("exit_code", 0).containsEntry("task_name", "tradu-nightly");
		assertThat(message(run)).startsWith("night " + line.date() + " COMPLETED in ")
			.endsWith("ledger: received=40 delivered=40 rejected=0 canceled=0 balanced=true");
		assertThat(jdbc.queryForList("""
				select task_param from server.boot3_task_execution_params where task_execution_id = ? order by 1
				""", String.class, task(run).get("task_execution_id"))).containsExactly("businessDate=" + line.date(),
				"sequence=1,java.lang.Long");
	}

	@Test
	void saysThatANightEndedAlsoWhenItsLedgerCannotBeRead() {
		NightRun run = line.run();
		NightTask task = line.bean(NightTask.class);
		jdbc.execute("alter table ledger rename to away");
		try {
			task.begins(run.night());
			task.ends(run);
		}
		finally {
			jdbc.execute("alter table away rename to ledger");
		}

		assertThat(jdbc.queryForObject("""
				select exit_code || ': ' || exit_message from server.boot3_task_execution
				order by task_execution_id desc fetch first 1 row only
				""", String.class)).startsWith("0: night " + line.date() + " COMPLETED in ").doesNotContain("ledger");
	}

	@Test
	void saysWhyANightFailed() {
		line.engine().beforeEachCall(() -> {
			throw new TransientFailure(FailureCategory.DEPENDENCY, "the engine does not answer", null);
		});

		NightRun run = line.run();

		assertThat(task(run)).containsEntry("exit_code", 5);
		assertThat(message(run)).contains("FAILED", "translateBlocks failed (dependency): the engine does not answer",
				"job execution " + run.execution().getId());
		assertThat(jdbc.queryForObject("select exit_message from batch_job_execution where job_execution_id = ?",
				String.class, run.execution().getId()))
			.isEqualTo("dependency: the engine does not answer");
	}

	@Test
	void stopsAfterItsChunkWhenTheServerSaysSo() {
		line.engine().beforeEachCall(() -> jdbc.update("""
				update batch_job_execution set status = 'STOPPING', version = version + 1 where status = 'STARTED'
				"""));

		NightRun stopped = line.run();

		assertThat(stopped.status()).isEqualTo(BatchStatus.STOPPED);
		assertThat(task(stopped)).containsEntry("exit_code", 4);
		assertThat(line.bean(AuditLog.class)
			.find(new AuditFilter(null, "stop", "run " + stopped.execution().getId(), null, null), 5)).singleElement()
			.satisfies((entry) -> assertThat(entry.actor()).isEqualTo(AuditLog.SERVER));
		line.engine().reset();
		NightRun completed = line.run();
		assertThat(completed.status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(completed.execution().getJobInstanceId()).isEqualTo(stopped.execution().getJobInstanceId());
	}

	private static String message(NightRun run) {
		return String.valueOf(task(run).get("exit_message"));
	}

	private static Map<String, Object> task(NightRun run) {
		return jdbc.queryForMap("""
				select t.* from server.boot3_task_execution t
				join server.boot3_task_task_batch b on b.task_execution_id = t.task_execution_id
				where b.job_execution_id = ?
				""", run.execution().getId());
	}

	private static String url() {
		return jdbc.execute((ConnectionCallback<String>) (connection) -> connection.getMetaData().getURL());
	}

}
