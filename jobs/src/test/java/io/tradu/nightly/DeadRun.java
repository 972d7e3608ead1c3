package io.tradu.nightly;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import io.tradu.batch.audit.Act;
import io.tradu.batch.launch.JobRuns;
import io.tradu.testing.Line;

import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A run as its process leaves it when it is killed. */
final class DeadRun {

	private DeadRun() {
	}

	/** Puts a document of three rows into the inbox, for the next date. */
	static void putDocument(Line line) {
		line.nextDate();
		line.put("news", "a.csv", """
				title
				The morning of day %1$s
				The evening of day %1$s
				The night of day %1$s
				""".formatted(line.date().getDayOfYear()));
	}

	/**
	 * Runs the current date's night until it fails in translation, and makes it look as
	 * if its process had been killed there.
	 * @return the number of the run
	 */
	static long killInTranslation(Line line) {
		long run = failInTranslation(line);
		leave(line, run, "STARTED");
		hold(line);
		return run;
	}

	/** Runs the current date's night until it fails in translation. */
	static long failInTranslation(Line line) {
		line.engine().beforeEachCall(() -> {
			throw new IllegalStateException("nobody thought of this");
		});
		long run = line.run().execution().getId();
		line.engine().reset();
		return run;
	}

	/**
	 * Runs the current date's night until its process is told to end, in translation.
	 * @param act whose doing that is
	 * @return the number of the run
	 */
	static long interruptInTranslation(Line line, Act act) {
		line.engine().beforeEachCall(() -> line.bean(JobRuns.class).interrupt(act));
		NightRun run = line.run();
		line.engine().reset();
		assertThat(run.status()).isEqualTo(BatchStatus.STOPPED);
		return run.execution().getId();
	}

	/** Leaves a run and its last step open, with its blocks in the hands of a process. */
	static void leave(Line line, long run, String status) {
		JdbcClient jdbc = line.bean(JdbcClient.class);
		jdbc.sql("update batch_job_execution set status = ?, end_time = null where job_execution_id = ?")
			.params(status, run)
			.update();
		jdbc.sql("update run_time set ended_at = null, worked_millis = null where job_execution_id = ?")
			.param(run)
			.update();
		leaveStep(line, run, status);
	}

	/** Leaves the last step of a run open. */
	static void leaveStep(Line line, long run, String status) {
		line.bean(JdbcClient.class).sql("""
				update batch_step_execution set status = ?, end_time = null
				where step_execution_id = (
					select max(step_execution_id) from batch_step_execution where job_execution_id = ?)
				""").params(status, run).update();
		line.bean(JdbcClient.class).sql("""
				update step_time set ended_at = null, worked_millis = null
				where step_execution_id = (
					select max(step_execution_id) from batch_step_execution where job_execution_id = ?)
				""").param(run).update();
	}

	/** Lets all that a run did have happened earlier. */
	static void age(Line line, long run, int hours) {
		shiftLocalTimes(line, run, hours);
		line.bean(JdbcClient.class).sql("""
				update run_time set started_at = started_at - interval '%1$d' hour,
					ended_at = ended_at - interval '%1$d' hour
				where job_execution_id = ?
				""".formatted(hours)).param(run).update();
	}

	/**
	 * Makes it look as if the process of a run had lived in a time zone so many hours
	 * east of this one's.
	 */
	static void moveEast(Line line, long run, int hours) {
		shiftLocalTimes(line, run, -hours);
		int here = ZoneId.systemDefault().getRules().getOffset(line.bean(Clock.class).instant()).getTotalSeconds();
		line.bean(JdbcClient.class)
			.sql("update run_time set zone = ? where job_execution_id = ?")
			.params(ZoneOffset.ofTotalSeconds(here + hours * 3600).getId(), run)
			.update();
	}

	private static void shiftLocalTimes(Line line, long run, int hours) {
		for (String table : List.of("batch_job_execution", "batch_step_execution")) {
			line.bean(JdbcClient.class).sql("""
					update %1$s set create_time = create_time - interval '%2$d' hour,
						start_time = start_time - interval '%2$d' hour, end_time = end_time - interval '%2$d' hour,
						last_updated = last_updated - interval '%2$d' hour
					where job_execution_id = ?
					""".formatted(table, hours)).param(run).update();
		}
	}

	/** Leaves the lease in the hands of a process of this machine that is no more. */
	private static void hold(Line line) {
		line.bean(JdbcClient.class)
			.sql("update lease set pid = 99999999, released_at = null where name = 'nightly'")
			.update();
	}

}
