package io.tradu.truth;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import io.tradu.nightly.NightRunner;
import io.tradu.nightly.NothingToDo;
import io.tradu.nightly.Refused;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What Spring Batch says of runs beside what lives. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RunTruthIntegrationTests {

	@Parameter
	private TestDatabase database;

	@Test
	void recoversRunThatNoProcessRuns() {
		ComparedNight night = ComparedNight.failed(this.database);
		openRun(night);

		night.assertMended("run-dead");

		assertThat(night.ask("select count(*) from batch_job_execution where status = 'FAILED' and job_execution_id = "
				+ night.run()))
			.isEqualTo(1);
	}

	@Test
	void closesStepOfRunThatHasEnded() {
		ComparedNight night = ComparedNight.failed(this.database);
		night.store("update batch_step_execution set status = 'STARTED', end_time = null "
				+ "where step_name = 'translateBlocks' and job_execution_id = " + night.run());

		night.assertMended("step-open");
	}

	@Test
	void leavesRunOfUnknownOutcomeToPerson() {
		ComparedNight night = ComparedNight.failed(this.database);
		night.store("update batch_job_execution set status = 'UNKNOWN' where job_execution_id = " + night.run());

		night.assertLeftToPerson("run-unknown");

		assertThat(night.compare().disagreements()).extracting(Disagreement::remedy)
			.anyMatch((remedy) -> remedy.startsWith("scripts/tradu recover " + night.run()));
		night.store("update batch_job_execution set status = 'FAILED' where job_execution_id = " + night.run());
	}

	@Test
	void takesLeaseFromDeadProcess() throws Exception {
		ComparedNight night = ComparedNight.completed(this.database);
		Process dead = new ProcessBuilder("sleep", "60").start();
		giveLease(night, dead);
		dead.destroyForcibly().waitFor();

		night.assertMended("lease-of-dead-process");
	}

	@Test
	void doesNotJudgeNightThatRuns() throws Exception {
		ComparedNight night = ComparedNight.failed(this.database);
		openRun(night);
		night.store("update block set state = 'CLAIMED' where night_id = :night");
		Process living = new ProcessBuilder("sleep", "60").start();
		try {
			giveLease(night, living);

			Findings findings = night.compare();

			assertThat(findings.disagreements()).isEmpty();
			assertThat(findings.atWork()).isPresent();
			assertThat(findings.nights()).singleElement()
				.satisfies((found) -> assertThat(found.leftOut()).contains(Long.toString(living.pid())));
		}
		finally {
			living.destroyForcibly().waitFor();
		}
		assertThat(night.rules()).containsExactlyInAnyOrder("lease-of-dead-process", "run-dead", "blocks-claimed");
		// With the run, its blocks are free again.
		assertThat(night.repair().mended()).extracting(Disagreement::rule)
			.containsExactly("lease-of-dead-process", "run-dead");
		assertThat(night.rules()).isEmpty();
	}

	@Test
	void judgesFinishedNightBesideOneThatRuns() throws Exception {
		ComparedNight night = ComparedNight.completed(this.database);
		ComparedNight.append(night.line().delivered("news", "a.es.csv"));
		Process living = new ProcessBuilder("sleep", "60").start();
		try {
			giveLease(night, living);

			assertThat(night.rules()).containsExactly("deliverable-changed");
		}
		finally {
			living.destroyForcibly().waitFor();
		}
	}

	@Test
	void repairsNothingWhileProcessWorks() throws Exception {
		ComparedNight night = ComparedNight.completed(this.database);
		ComparedNight.append(night.line().delivered("news", "a.es.csv"));
		Process living = new ProcessBuilder("sleep", "60").start();
		try {
			giveLease(night, living);

			assertThatExceptionOfType(Refused.class).isThrownBy(night::repair)
				.withMessageContaining("process " + living.pid());
		}
		finally {
			living.destroyForcibly().waitFor();
		}
		assertThat(night.repaired()).isEmpty();
	}

	@Test
	void hasNothingToDoWithoutNight() {
		ComparedNight night = ComparedNight.waiting(this.database);

		assertThatExceptionOfType(NothingToDo.class).isThrownBy(night::compare)
			.withMessage("there is no night of " + night.line().date());
		assertThatExceptionOfType(NothingToDo.class).isThrownBy(night::repair);
	}

	private static void openRun(ComparedNight night) {
		night.store("update batch_job_execution set status = 'STARTED', end_time = null where job_execution_id = "
				+ night.run());
		night.store("update batch_step_execution set status = 'STARTED', end_time = null "
				+ "where step_name = 'translateBlocks' and job_execution_id = " + night.run());
	}

	private static void giveLease(ComparedNight night, Process process) throws IOException {
		assertThat(night.line()
			.bean(JdbcClient.class)
			.sql("update lease set pid = ?, process_started = ?, released_at = null where name = ?")
			.params(process.pid(),
					OffsetDateTime.ofInstant(process.info().startInstant().orElseThrow(), ZoneOffset.UTC),
					NightRunner.JOB)
			.update()).isEqualTo(1);
		assertThat(Optional.of(process).filter(Process::isAlive)).isPresent();
	}

}
