package io.tradu.outlook;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.tradu.document.Night;
import io.tradu.document.Nights;
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

/** What is foretold of nights, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class OutlooksIntegrationTests {

	private final Line line;

	OutlooksIntegrationTests(TestDatabase database) {
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
	void hasNothingLeftOfAFinishedNight() {
		NightRun run = this.line.run();

		Outlook outlook = outlook(run.night());

		assertThat(outlook.left()).isZero();
		assertThat(outlook.progress()).isEqualTo(1);
		assertThat(outlook.stages()).extracting(Stage::step)
			.containsExactly("ingestRows", "translateBlocks", "checkBlocks", "deliverDocuments", "reconcileNight");
		assertThat(outlook.stages()).allSatisfy((stage) -> assertThat(stage.left() + stage.workLeft()).isZero());
	}

	@Test
	void tellsInTheMiddleOfANightHowMuchIsLeft() {
		this.line.run();
		putDocument();
		AtomicReference<Outlook> seen = new AtomicReference<>();
		this.line.engine().beforeEachCall(() -> {
			if (this.line.engine().asked() == 30) {
				seen.set(outlook(this.line.bean(Nights.class).last(this.line.date()).orElseThrow()));
			}
		});

		this.line.run();

		Outlook outlook = seen.get();
		assertThat(outlook.progress()).isBetween(0.01, 0.99);
		assertThat(outlook.left()).isPositive();
		assertThat(outlook.left()).isLessThan(Duration.ofMinutes(1));
		assertThat(outlook.stages().get(1).left()).isPositive();
		assertThat(outlook.margin()).isEqualTo(Duration.between(outlook.end(), outlook.deadline()));
	}

	@Test
	void doesNotCountTheTimeForWhichAStepLayDeadBeforeItWasPutRight() {
		NightRun run = this.line.run();
		this.line.bean(JdbcClient.class)
			.sql("update batch_step_execution set last_updated = last_updated + interval '5' hour "
					+ "where job_execution_id = ?")
			.param(run.execution().getId())
			.update();

		assertThat(this.line.bean(StepTimes.class).of(run.night())).isNotEmpty()
			.allSatisfy((step, time) -> assertThat(time).isBetween(Duration.ZERO, Duration.ofHours(1)));
	}

	@Test
	void setsTheDeadlineToTheNextMorningAfterTheNightWasOpened() {
		NightRun run = this.line.run();

		assertThat(deadline(run.night(), "2026-03-02T22:00:00")).isEqualTo(local("2026-03-03T06:00:00"));
		assertThat(deadline(run.night(), "2026-03-03T01:30:00")).isEqualTo(local("2026-03-03T06:00:00"));
		assertThat(deadline(run.night(), "2026-03-03T06:00:00")).isEqualTo(local("2026-03-04T06:00:00"));
	}

	private Instant deadline(Night night, String opened) {
		this.line.bean(JdbcClient.class)
			.sql("update night set opened_at = ? where id = ?")
			.params(local(opened).atZone(ZoneId.systemDefault()).toOffsetDateTime(), night.id())
			.update();
		Instant deadline = this.line.bean(Outlooks.class).deadline(night);
		assertThat(deadline.atZone(ZoneId.systemDefault()).toLocalTime()).isEqualTo(LocalTime.of(6, 0));
		return deadline;
	}

	private static Instant local(String time) {
		return LocalDateTime.parse(time).atZone(ZoneId.systemDefault()).toInstant();
	}

	private Outlook outlook(Night night) {
		return this.line.bean(Outlooks.class).of(night);
	}

}
