package io.tradu.rollout;

import java.util.List;

import io.tradu.batch.SoftwareVersion;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.nightly.NightRun;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What is asked of a version before it is promoted, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RolloutGatesIntegrationTests {

	private final Line line;

	RolloutGatesIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, TestFeeds.NEWS, "tradu.ingest.block-rows=5", "tradu.batch.retry.delay=1ms",
				"tradu.some.password=planted", "tradu.translate.blocks-at-a-time=1");
	}

	@BeforeEach
	void putDocument() {
		this.line.nextDate();
		this.line.put("news", "a.csv", "id,title,body\n1,Good morning," + this.line.date() + "\n");
	}

	@Test
	void countsNightsThatTheVersionHasCompleted() {
		this.line.run();

		assertThat(green(SoftwareVersion.current())).contains(this.line.date().toString());
		assertThat(green("9.9.9")).isEmpty();
	}

	@Test
	void doesNotCountNightWhoseLedgerIsNotBalanced() {
		this.line.run();
		sql("update ledger set balanced = false where night_id = (select id from night where business_date = ?)",
				this.line.date());
		try {
			assertThat(green(SoftwareVersion.current())).doesNotContain(this.line.date().toString());
		}
		finally {
			sql("update ledger set balanced = true where night_id = (select id from night where business_date = ?)",
					this.line.date());
		}
	}

	@Test
	void doesNotCountNightThatFailedAndFindsThatItCanBeRestarted() {
		fail();

		assertThat(green(SoftwareVersion.current())).doesNotContain(this.line.date().toString());
		assertThat(this.line.bean(RestartableRuns.class).findings()).isEmpty();
	}

	@Test
	void findsStepThatIsNotKnownAnyMore() {
		NightRun run = fail();
		rename(run, "translateBlocks", "translateEverything");
		try {
			assertThat(this.line.bean(RestartableRuns.class).findings())
				.contains("run " + run.execution().getId() + ": step translateEverything is not known any more");
		}
		finally {
			rename(run, "translateEverything", "translateBlocks");
		}
	}

	private NightRun fail() {
		this.line.engine().beforeEachCall(() -> {
			throw new StoppingFailure(FailureCategory.DEPENDENCY, "apertium is not installed", null);
		});
		return this.line.run();
	}

	private void rename(NightRun run, String step, String by) {
		sql("update batch_step_execution set step_name = ? where step_name = ? and job_execution_id = ?", by, step,
				run.execution().getId());
	}

	private List<String> green(String version) {
		return this.line.bean(GreenNights.class).of(version);
	}

	private void sql(String statement, Object... parameters) {
		this.line.bean(JdbcClient.class).sql(statement).params(parameters).update();
	}

}
