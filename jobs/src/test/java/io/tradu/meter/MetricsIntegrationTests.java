package io.tradu.meter;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.TransientFailure;
import io.tradu.nightly.NightRun;
import io.tradu.testing.InfluxServer;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** What nights deliver to a real InfluxDB. */
class MetricsIntegrationTests {

	private static InfluxServer influx;

	@BeforeAll
	static void start() {
		influx = InfluxServer.start();
	}

	@AfterAll
	static void stop() {
		influx.close();
	}

	@Test
	void aShortNightDeliversAllItHasMeasuredBeforeItEnds() {
		try (Line line = start("short")) {
			put(line, 30);
			AtomicBoolean failed = new AtomicBoolean();
			line.engine().beforeEachCall(() -> {
				if (failed.compareAndSet(false, true)) {
					throw new TransientFailure(FailureCategory.DEPENDENCY, "hung", null);
				}
			});
			line.run();
		}

		assertThat(sum("short", "tradu_stage_rows", "stage='ingest'")).isEqualTo(60);
		assertThat(sum("short", "tradu_stage_rows", "stage='translate' and pair='en-ca' and route='fake:en-ca'"))
			.isEqualTo(30);
		assertThat(sum("short", "tradu_stage_rows", "stage='check' and feed='news'")).isEqualTo(60);
		assertThat(sum("short", "tradu_stage_rows", "stage='deliver'")).isEqualTo(60);
		assertThat(sum("short", "tradu_stage_characters", "stage='translate'")).isGreaterThan(60);
		assertThat(sum("short", "tradu_retries", "category='dependency'")).isEqualTo(1);
		assertThat(sum("short", "tradu_dead_letters_added", "category='data'")).isEqualTo(1);
		assertThat(sum("short", "tradu_runs", "status='COMPLETED'")).isEqualTo(1);
		assertThat(influx.number("short", "select sum(\"count\") from tradu_stage_latency where stage='translate'"))
			.isGreaterThanOrEqualTo(12);
		assertThat(last("short", "tradu_run_progress", "")).isEqualTo(1);
		assertThat(last("short", "tradu_queue_blocks", "where state='COMPLETED'")).isEqualTo(12);
		assertThat(last("short", "tradu_dead_letters", "where category='data'")).isEqualTo(1);
		assertThat(last("short", "tradu_queue_still", "")).isZero();
	}

	@Test
	void everySeriesNamesItsEnvironmentAndInstance() {
		try (Line line = start("series", "tradu.environment=staging", "tradu.lease.host=north",
				"tradu.metrics.role=night")) {
			put(line, 10);
			line.run();
		}

		List<String> series = influx.query("series", "show series")
			.stream()
			.flatMap((answer) -> answer.path("values").valueStream())
			.map((value) -> value.path(0).asString())
			.toList();
		assertThat(series).hasSizeGreaterThan(50)
			.allSatisfy((name) -> assertThat(name).contains(",environment=staging").contains(",instance=north:night"));
	}

	@Test
	void aNightGoesOnWithoutInfluxAndSaysSoOnce() {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		try (Line line = start("outage")) {
			listen(log);
			put(line, 100);
			AtomicBoolean down = new AtomicBoolean();
			line.engine().beforeEachCall(() -> {
				if (line.engine().asked() >= 50 && down.compareAndSet(false, true)) {
					influx.down();
				}
			});

			NightRun run = line.run();

			assertThat(run.status()).isEqualTo(BatchStatus.COMPLETED);
			assertThat(line.account(run).balanced()).isTrue();
			assertThat(line.account(run).feeds().get(0).delivered()).isEqualTo(200);
		}
		finally {
			influx.up();
		}

		assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
			.filteredOn((message) -> message.contains("cannot be delivered"))
			.singleElement()
			.asString()
			.contains(influx.uri().substring("http://".length()));
		assertThat(log.list).noneMatch((event) -> event.getThrowableProxy() != null);
	}

	// The application that starts takes away the appenders there were.
	private static void listen(ListAppender<ILoggingEvent> log) {
		log.start();
		Logger logger = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("io.tradu.batch.metrics");
		logger.addAppender(log);
	}

	private static Line start(String database, String... settings) {
		String[] all = Stream
			.of(influx.settings(database), settings,
					new String[] { "tradu.ingest.block-rows=5", "tradu.batch.retry.delay=1ms" })
			.flatMap(Stream::of)
			.toArray(String[]::new);
		return Line.start(TestDatabase.H2, TestFeeds.NEWS_IN_TWO, all);
	}

	private static void put(Line line, int rows) {
		line.nextDate();
		line.put("news", "a.csv",
				IntStream.rangeClosed(1, rows)
					.mapToObj((row) -> "Title " + row)
					.collect(Collectors.joining("\r\n", "title\r\n", "\r\none,too many\r\n")));
	}

	private static double sum(String database, String measurement, String condition) {
		return influx.number(database, "select sum(value) from " + measurement + " where " + condition);
	}

	private static double last(String database, String measurement, String condition) {
		return influx.number(database, "select last(value) from " + measurement + " " + condition);
	}

}
