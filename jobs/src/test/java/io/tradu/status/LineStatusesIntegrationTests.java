package io.tradu.status;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.tradu.batch.lease.Instance;
import io.tradu.batch.lease.Instances;
import io.tradu.nightly.NightRun;
import io.tradu.status.LineStatus.Queued;
import io.tradu.status.LineStatus.StageStatus;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import io.tradu.throughput.MeasuredStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Where the line stands while real nights run, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LineStatusesIntegrationTests {

	private final Line line;

	LineStatusesIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, TestFeeds.NEWS, "tradu.ingest.block-rows=5",
				"tradu.translate.blocks-at-a-time=1", "tradu.batch.steps.translateBlocks.chunk-size=1");
	}

	@BeforeEach
	void putDocument() {
		this.line.nextDate();
		this.line.put("news", "a.csv",
				IntStream.rangeClosed(1, 40)
					.mapToObj((row) -> "Title " + row + " of " + this.line.date())
					.collect(Collectors.joining("\r\n", "title\r\n", "\r\n")));
	}

	@Test
	void showsANightThatRuns() {
		LineStatus status = seenAfter(30);

		assertThat(status.state()).isEqualTo("running");
		assertThat(status.process()).isEqualTo(Instance.current().toString());
		assertThat(status.night()).isEqualTo(this.line.date().toString());
		assertThat(status.status()).isEqualTo("STARTED");
		assertThat(status.ended()).isNull();
		assertThat(status.position()).isNotNull();
		assertThat(status.position().step()).isEqualTo("translateBlocks");
		assertThat(status.position().total()).isEqualTo(40);
		assertThat(status.forecast()).isNotNull();
		assertThat(status.forecast().progress()).isBetween(0.01, 0.99);
		StageStatus translation = status.stages().get(1);
		assertThat(translation.done() + translation.left()).isEqualTo(40);
		assertThat(translation.perSecond()).isPositive();
		assertThat(status.stages().get(2).perSecond()).isNull();
	}

	@Test
	void showsWhatWaitsInTheOrderOfABlocksLife() {
		LineStatus status = seenAfter(10);

		assertThat(status.queue()).extracting(Queued::state).startsWith("PENDING").endsWith("VALIDATING");
		assertThat(status.queue().stream().mapToLong(Queued::rows).sum()).isEqualTo(40);
		assertThat(status.queue()).allSatisfy((queued) -> assertThat(queued.oldestSeconds()).isBetween(0L, 60L));
	}

	@Test
	void showsWhoWorksAndWhatItUses() {
		await().atMost(Duration.ofSeconds(20))
			.until(() -> this.line.bean(LineStatuses.class)
				.look()
				.instances()
				.stream()
				.anyMatch((worker) -> worker.pressure().cpu() != null));

		LineStatus status = seenAfter(5);

		assertThat(status.instances()).filteredOn((worker) -> worker.process().equals(Instance.current().toString()))
			.singleElement()
			.satisfies((worker) -> {
				assertThat(worker.alive()).isTrue();
				assertThat(worker.holdsLine()).isTrue();
				assertThat(worker.heartbeatSeconds()).isLessThan(20);
				assertThat(worker.pressure().heapUsed()).isBetween(1L, worker.pressure().heapMax());
			});
		assertThat(status.machine().processors()).isPositive();
		assertThat(status.machine().disks()).hasSize(2).allSatisfy((disk) -> assertThat(disk.total()).isPositive());
	}

	@Test
	void showsTheLastNightWhileNothingRuns() {
		NightRun run = this.line.run();

		LineStatus status = this.line.bean(LineStatuses.class).look();

		assertThat(status.state()).isEqualTo("idle");
		assertThat(status.process()).isNull();
		assertThat(status.status()).isEqualTo("COMPLETED");
		assertThat(status.forecast()).isNull();
		assertThat(status.lastRuns().get(0).run()).isEqualTo(run.execution().getId());
	}

	@Test
	void measuresARateFromTheBeginOfItsStageOn() {
		NightRun run = this.line.run();
		this.line.bean(JdbcClient.class)
			.sql("update step_time set started_at = ? where step_execution_id = (select step_execution_id "
					+ "from batch_step_execution where job_execution_id = ? and step_name = ?)")
			.params(OffsetDateTime.now(this.line.bean(Clock.class)).minusSeconds(20), run.execution().getId(),
					"translateBlocks")
			.update();

		Double rate = this.line.bean(RecentRates.class).of(run.night()).get(MeasuredStage.TRANSLATE);

		assertThat(rate).as("40 rows in 20 seconds and a few for the look").isBetween(1.4, 2.0);
	}

	@Test
	void tellsARunWhoseProcessIsDead() {
		this.line.engine().beforeEachCall(() -> {
			throw new IllegalStateException("nobody thought of this");
		});
		long run = this.line.run().execution().getId();
		JdbcClient jdbc = this.line.bean(JdbcClient.class);
		jdbc.sql("update batch_job_execution set status = 'STARTED', end_time = null where job_execution_id = ?")
			.param(run)
			.update();
		try {
			LineStatus status = this.line.bean(LineStatuses.class).look();

			assertThat(status.state()).isEqualTo("dead");
			assertThat(status.run()).isEqualTo(run);
			assertThat(status.forecast()).isNotNull();
		}
		finally {
			jdbc.sql(
					"update batch_job_execution set status = 'FAILED', end_time = start_time where job_execution_id = ?")
				.param(run)
				.update();
		}
	}

	@Test
	void keepsTheNamesThatScriptsRead() {
		LineStatus status = seenAfter(30);

		JsonNode json = this.line.bean(JsonMapper.class).valueToTree(status);

		assertThat(json.propertyNames()).startsWith("state", "process", "night", "run", "status", "step", "documents",
				"done", "total", "unit");
		assertThat(json.propertyNames()).contains("progress", "timeLeftSeconds", "predictedEnd", "deadline",
				"marginSeconds", "stages", "queue", "instances", "machine");
		assertThat(json.get("instances").get(0).propertyNames()).contains("heapUsed", "cpu");
	}

	@Test
	void leavesNoTraceOfALook() {
		this.line.run();
		int instances = this.line.bean(Instances.class).notEnded().size();
		long audited = audited();

		this.line.bean(LineStatuses.class).look();

		assertThat(this.line.bean(Instances.class).notEnded()).hasSize(instances);
		assertThat(audited()).isEqualTo(audited);
	}

	private long audited() {
		return this.line.bean(JdbcClient.class).sql("select count(*) from audit").query(Long.class).single();
	}

	/** Runs a night and looks once the engine was asked for so many texts. */
	private LineStatus seenAfter(int texts) {
		AtomicReference<LineStatus> seen = new AtomicReference<>();
		this.line.engine().beforeEachCall(() -> {
			if (seen.get() == null && this.line.engine().asked() >= texts) {
				seen.set(this.line.bean(LineStatuses.class).look());
			}
		});
		this.line.run();
		return seen.get();
	}

}
