package io.tradu.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;

import io.tradu.testing.NightFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A night that runs by its schedule, and what a person does beside it. */
@Timeout(240)
class ScheduleProcessIntegrationTests {

	private static final Duration LONG = Duration.ofSeconds(90);

	@TempDir
	private Path home;

	@Test
	void runsTheNightWhenItIsDue() {
		NightFolder.fill(this.home, 1, 5);
		OffsetDateTime due = OffsetDateTime.ofInstant(soon(), ZoneOffset.UTC);
		LocalDate date = due.toLocalDate();
		String[] settings = { "-Dtradu.schedules.nightly.enabled=true",
				"-Dtradu.schedules.nightly.time=" + due.toLocalTime(), "-Dtradu.schedules.nightly.zone=UTC",
				"-Dtradu.schedules.nightly.dst-gap=after", "-Dtradu.recovery.watch-every=300ms" };
		try (TraduProcess serve = start(settings, "serve")) {
			await().atMost(LONG)
				.until(() -> !serve.isAlive() || serve.output().contains("night " + date + " COMPLETED"));
			assertThat(this.home.resolve("outbox/" + date + "/news/d0.es.csv")).as(serve.output()).isRegularFile();

			assertThat(ended(0, settings, "schedule", "list").replaceAll("\\s+", " ")).contains(
					"nightly active at " + due.toLocalTime(), date.plusDays(1) + " " + due.toLocalTime(),
					"UTC night " + date.plusDays(1), "night " + date + ", asked for at",
					"by tradu: LAUNCHED, run COMPLETED");
			assertThat(ended(6, settings, "schedule", "trigger", "nightly", "--date", date.toString()))
				.contains("refused", "of tradu is LAUNCHED (COMPLETED)", "run nightly --date " + date);
			assertThat(ended(0, settings, "schedule", "pause", "nightly", "--reason", "moving house"))
				.contains("is paused");
			assertThat(ended(0, settings, "schedule", "list", "--json")).contains("\"state\" : \"paused\"",
					"\"pauseReason\" : \"moving house\"");
			serve.terminate();
			assertThat(serve.exitCode()).as(serve.output()).isZero();
			assertThat(serve.output()).doesNotContain("ERROR", "is missing");
		}
	}

	@Test
	void goesOnAfterAReboot() {
		NightFolder.fill(this.home, 1, 40_000);
		String[] settings = { "-Dtradu.recovery.watch-every=300ms" };
		assertThat(ended(0, settings, "schedule", "trigger", "nightly", "--date", NightFolder.DATE))
			.contains("is to be launched");
		try (TraduProcess serve = start(settings, "serve")) {
			await().atMost(LONG)
				.until(() -> !serve.isAlive() || serve.output().contains("step ingestRows is COMPLETED"));
			serve.terminate();
			assertThat(serve.exitCode()).isZero();
			assertThat(serve.output()).contains("night " + NightFolder.DATE + " STOPPED");
		}

		try (TraduProcess serve = start(settings, "serve")) {
			await().atMost(LONG)
				.until(() -> !serve.isAlive() || serve.output().contains("night " + NightFolder.DATE + " COMPLETED"));
			assertThat(serve.output()).contains("balanced=true");
			serve.terminate();
		}
		assertThat(ended(0, settings, "audit")).contains("interrupt", "its process was told to end",
				"automatic restart 1 of 3");
	}

	@Test
	void saysWhatWasTypedWrongly() {
		NightFolder.fill(this.home, 0, 0);

		assertThat(ended(2, new String[0], "schedule", "pause", "nightly")).contains("say why with --reason");
		assertThat(ended(2, new String[0], "schedule", "resume", "weekly"))
			.contains("there is no schedule 'weekly': nightly");
		assertThat(ended(2, new String[] { "-Dtradu.schedules.nightly.time=02:30" }, "schedule", "list"))
			.contains("wrong setting: tradu.schedules.nightly: time 02:30 does not exist");
		assertThat(ended(2, new String[0], "schedule", "trigger", "nightly", "--date", "2026-02-30"))
			.contains("'2026-02-30' is not a business date");
	}

	@Test
	void triggersADateThatIsNoneOfTheSchedulesAndNoneOfTheFuture() {
		NightFolder.fill(this.home, 0, 0);
		String[] settings = { "-Dtradu.schedules.nightly.holidays=2026-11-20" };

		assertThat(ended(6, settings, "schedule", "trigger", "nightly", "--date", "2999-01-01"))
			.contains("night 2999-01-01 lies in the future");
		assertThat(ended(0, settings, "schedule", "trigger", "nightly", "--date", "2026-11-20"))
			.contains("night 2026-11-20 is to be launched", "not due for that date by itself");
		assertThat(ended(6, settings, "schedule", "trigger", "nightly", "--date", "2026-11-20"))
			.contains("was asked for already", "is REQUESTED; it waits for what launches nights");
	}

	// Later than a process needs to start.
	private static Instant soon() {
		return Clock.systemUTC().instant().plusSeconds(30).truncatedTo(ChronoUnit.SECONDS);
	}

	private String ended(int code, String[] settings, String... command) {
		try (TraduProcess process = start(settings, command)) {
			assertThat(process.exitCode()).as(process.output()).isEqualTo(code);
			return process.output();
		}
	}

	private TraduProcess start(String[] settings, String... command) {
		String[] all = Arrays.copyOf(settings, settings.length + command.length);
		System.arraycopy(command, 0, all, settings.length, command.length);
		return TraduProcess.start(this.home, Map.of(), all);
	}

}
