package io.tradu.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

import io.tradu.batch.lease.Pressure;
import io.tradu.batch.schedule.MissingLaunch;
import io.tradu.command.Action;
import io.tradu.explain.UnfinishedRun;
import io.tradu.status.LineStatus;
import io.tradu.status.LineStatus.Disk;
import io.tradu.status.LineStatus.EndedRun;
import io.tradu.status.LineStatus.Forecast;
import io.tradu.status.LineStatus.Machine;
import io.tradu.status.LineStatus.Position;
import io.tradu.status.LineStatus.Queued;
import io.tradu.status.LineStatus.StageStatus;
import io.tradu.status.LineStatus.Worker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class StatusPageTests {

	private static final Instant NOW = Instant.parse("2026-11-20T22:01:00Z");

	private final StatusPage page = new StatusPage(Clock.fixed(NOW, ZoneOffset.UTC));

	@ParameterizedTest
	@ValueSource(ints = { 1, 10, 60, 80, 140 })
	void isNoWiderThanTheTerminal(int width) {
		for (LineStatus status : List.of(running(), dead(), nothing())) {
			assertThat(lines(status, new Glyphs(width, false, false)))
				.allSatisfy((line) -> assertThat(line.length()).as(line).isLessThanOrEqualTo(width));
		}
	}

	@Test
	void showsEverythingOfANightThatRuns() {
		assertThat(text(running())).contains("development  RUNNING  night 2026-11-20, run 7",
				"STARTED since 22:00:00 +00:00, for 1 min 0 s", "deadline 06:00 +00:00 on 2026-11-21",
				"7 h 55 min in hand", "> translateBlocks", "37 %  37 000 of 100 000 rows  1 234 rows/s", "up to 1 300",
				"PENDING", "oldest 1 min 3 s", "here:12 works on the line", "cpu 1.25", "heap 119 MB of 512 MB",
				"load 5.50 on 2 processors", "3 open dead letters", "2026-11-19    FAILED");
	}

	@Test
	void saysThatANightIsMissing() {
		assertThat(text(running())).contains(
				"night 2026-11-19 is missing: it was due at 2026-11-20 22:01:00 +00:00, and nobody has asked for its launch");
		assertThat(text(nothing())).doesNotContain("missing");
	}

	@Test
	void saysThatANightComesTooLate() {
		LineStatus late = new LineStatus("running", "here:12", "2026-11-20", 7L, "STARTED", null, NOW, "production",
				NOW, null, 60.0, new Forecast(0.5, 3600L, NOW, NOW, -600L, "by nothing"), List.of(), List.of(),
				List.of(), machine("here"), 0, List.of(), List.of(), List.of());

		assertThat(text(late)).contains("10 min 0 s late");
		assertThat(String.join("\n", lines(late, new Glyphs(100, false, true))))
			.contains("\u001B[31m10 min 0 s late\u001B[0m");
	}

	@Test
	void saysThatTheProcessDied() {
		assertThat(text(dead())).contains("DEAD  night 2026-11-20, run 7",
				"night 2026-11-20 is unfinished: run 7 is DEAD, the disk is full", "  scripts/tradu restart 7",
				"instances none");
	}

	@Test
	void saysThatNothingHasRun() {
		assertThat(text(nothing())).contains("IDLE  no night has run yet", "0 open dead letters");
	}

	@Test
	void letsNoTextMoveTheCursor() {
		LineStatus hostile = new LineStatus("idle", null, null, null, null, null, NOW,
				"evil\u001B[2J\u009B1mname\nnext\u202E", null, null, null, null, List.of(), List.of(), List.of(),
				machine("host\u0007\r"), 0, List.of(), List.of(), List.of());

		assertThat(lines(hostile, new Glyphs(100, false, false)))
			.allSatisfy((line) -> assertThat(line).doesNotContainPattern("[\\p{Cntrl}\\u0080-\\u009F\\u202E]"));
	}

	@Test
	void drawsOnTerminalsThatKnowAsciiOnly() {
		assertThat(lines(running(), new Glyphs(70, true, false)))
			.allSatisfy((line) -> assertThat(line).matches("[\\x20-\\x7E]*"));
	}

	@Test
	void coloursNothingUnlessItMay() {
		assertThat(text(running())).doesNotContain("\u001B");
		assertThat(String.join("\n", lines(running(), new Glyphs(100, false, true))))
			.contains("\u001B[32mRUNNING\u001B[0m");
	}

	private String text(LineStatus status) {
		return String.join("\n", lines(status, new Glyphs(140, false, false)));
	}

	private List<String> lines(LineStatus status, Glyphs glyphs) {
		return this.page.lines(status, Stream.of(900.0, 0.0, 1300.0).toList(), glyphs)
			.stream()
			.map((line) -> line.render(glyphs))
			.toList();
	}

	private static LineStatus running() {
		return new LineStatus("running", "here:12", "2026-11-20", 7L, "STARTED",
				new Position("translateBlocks", 12, 37_000, 100_000, "rows"), NOW, "development", NOW.minusSeconds(60),
				null, 60.0,
				new Forecast(0.3, 240L, NOW.plusSeconds(240), Instant.parse("2026-11-21T06:00:00Z"), 28_500L,
						"by rates"),
				List.of(new StageStatus("ingestRows", "document", 12, 0, 5000, "byte", 1, null),
						new StageStatus("translateBlocks", "row", 37_000, 63_000, 37_000, "row", 0.37, 1234.0),
						new StageStatus("reconcileNight", "document", 0, 0, 0, "byte", 0, null)),
				List.of(new Queued("PENDING", 1230, 61_500, 63L), new Queued("ERROR", 1, 50, null)),
				List.of(new Worker("here:12", "0.1.0", null, NOW, 1, true, true,
						new Pressure(125_000_000L, 536_870_912L, 1.25)),
						new Worker("there:13", "0.1.0", null, NOW, 100, false, false, new Pressure(null, null, null))),
				machine("here"), 3, List.of(new EndedRun(6, "2026-11-19", "FAILED", NOW, NOW, 0.0)),
				List.of(new MissingLaunch("nightly", LocalDate.of(2026, 11, 19), NOW,
						"nobody has asked for its launch")),
				List.of());
	}

	private static LineStatus dead() {
		return new LineStatus("dead", null, "2026-11-20", 7L, "STARTED", null, NOW, "development", NOW, null, null,
				null, List.of(), List.of(), List.of(), machine("a-very-long-name-of-a-machine".repeat(10)), 0,
				List.of(), List.of(),
				List.of(new UnfinishedRun(7, "night 2026-11-20", "DEAD", NOW, null,
						"the disk is full: No space left on device, and this is a rather long sentence of its own kind",
						List.of(new Action("scripts/tradu restart 7", "continues it")))));
	}

	private static LineStatus nothing() {
		return new LineStatus("idle", null, null, null, null, null, NOW, "development", null, null, null, null,
				List.of(), List.of(), List.of(), machine("here"), 0, List.of(), List.of(), List.of());
	}

	private static Machine machine(String host) {
		return new Machine(host, 2, 5.5, 24_000_000_000L, 12_000_000_000L,
				List.of(new Disk("home", "/somewhere", 100_000_000_000L, 5_000_000_000L)));
	}

}
