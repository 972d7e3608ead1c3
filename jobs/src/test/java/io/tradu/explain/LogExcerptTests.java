package io.tradu.explain;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LogExcerptTests {

	private static final Instant MOMENT = Instant.parse("2026-11-24T03:00:10Z");

	@TempDir
	private Path folder;

	@Test
	void takesTheLinesAroundTheMoment() throws IOException {
		write("""
				2026-11-24T03:00:01.000Z  INFO one
				2026-11-24T03:00:10.000Z ERROR two
				java.lang.IllegalStateException: a trace
				\tat io.tradu.Some.where(Some.java:1)
				2026-11-24T03:00:11.000Z  INFO three
				2026-11-24T03:10:00.000Z  INFO much later
				""");

		assertThat(around()).containsExactly("2026-11-24T03:00:01.000Z  INFO one", "2026-11-24T03:00:10.000Z ERROR two",
				"2026-11-24T03:00:11.000Z  INFO three");
	}

	@Test
	void takesAHandfulOnly() throws IOException {
		StringBuilder lines = new StringBuilder();
		for (int i = 0; i < 50; i++) {
			lines.append("2026-11-24T03:00:%02d.000Z  INFO line %d\n".formatted(i % 10, i));
		}
		write(lines.toString());

		assertThat(around()).hasSize(4);
	}

	@Test
	void keepsTheErrorThatManyEqualWarningsFollow() throws IOException {
		write("2026-11-24T03:00:01.000Z ERROR what it was\n"
				+ "2026-11-24T03:00:02.000Z  WARN the same again\n".repeat(50));

		assertThat(around()).containsExactly("2026-11-24T03:00:01.000Z ERROR what it was",
				"2026-11-24T03:00:02.000Z  WARN the same again");
	}

	@Test
	void takesNothingOfTheHourBefore() throws IOException {
		write("2026-11-24T02:00:09.000Z  INFO another run\n");

		assertThat(around()).isEmpty();
	}

	@Test
	void readsWhatWasRolledOver() throws IOException {
		try (OutputStream rolled = new GZIPOutputStream(
				Files.newOutputStream(this.folder.resolve("tradu.log.2026-11-24.0.gz")))) {
			rolled.write("2026-11-24T03:00:09.000Z ERROR rolled over\n".getBytes(StandardCharsets.UTF_8));
		}
		write("2026-11-24T08:00:00.000Z  INFO later\n");

		assertThat(around()).containsExactly("2026-11-24T03:00:09.000Z ERROR rolled over");
	}

	@Test
	void showsJsonAsPeopleReadIt() throws IOException {
		write(json("03:00:01.000Z", "WARN", "something is slow", "\"tradu\":{\"execution\":7}") + json("03:00:09.000Z",
				"ERROR", "it failed", "\"error\":{\"message\":\"the disk\\nis full\",\"stack_trace\":\"at x\"}"));

		assertThat(around()).containsExactly("2026-11-24T03:00:01.000Z  WARN something is slow",
				"2026-11-24T03:00:09.000Z ERROR it failed: the disk is full");
	}

	@Test
	void leavesOutWhatBelongsToOtherRuns() throws IOException {
		write(json("03:00:01.000Z", "INFO", "theirs", "\"tradu\":{\"execution\":6}")
				+ json("03:00:02.000Z", "INFO", "ours", "\"tradu\":{\"execution\":7}")
				+ json("03:00:03.000Z", "INFO", "of our process", "\"tradu\":{\"correlation\":\"a\"}")
				+ json("03:00:04.000Z", "INFO", "of another command", "\"tradu\":{\"correlation\":\"b\"}"));

		assertThat(around()).containsExactly("2026-11-24T03:00:02.000Z  INFO ours",
				"2026-11-24T03:00:03.000Z  INFO of our process");
	}

	@Test
	void keepsTheLastOfManyEventsOfOneKind() throws IOException {
		StringBuilder lines = new StringBuilder(json("03:00:01.000Z", "INFO", "step starts", "\"a\":1"));
		for (int block = 1; block < 100; block++) {
			lines.append(json("03:00:02.000Z", "INFO", "block " + block + " is COMPLETED",
					"\"event\":{\"action\":\"block.moved\"}"));
		}
		write(lines.toString());

		assertThat(around()).containsExactly("2026-11-24T03:00:01.000Z  INFO step starts",
				"2026-11-24T03:00:02.000Z  INFO block 99 is COMPLETED");
	}

	@Test
	void keepsOneOfManyEventsThatFollow() throws IOException {
		StringBuilder lines = new StringBuilder();
		for (int block = 1; block < 100; block++) {
			lines.append(json("03:00:11.000000123Z", "INFO", "block " + block + " is CLAIMED",
					"\"event\":{\"action\":\"block.moved\"}"));
		}
		write(lines + json("03:00:12.000Z", "ERROR", "the step has failed", "\"a\":1"));

		assertThat(around()).containsExactly("2026-11-24T03:00:11.000Z  INFO block 1 is CLAIMED",
				"2026-11-24T03:00:12.000Z ERROR the step has failed");
	}

	@Test
	void passesOverALineThatWasCut() throws IOException {
		write("{\"@timestamp\":\"2026-11-24T03:00:01.000Z\",\"log\":{\"lev\n"
				+ json("03:00:02.000Z", "INFO", "whole", "\"a\":1"));

		assertThat(around()).containsExactly("2026-11-24T03:00:02.000Z  INFO whole");
	}

	@Test
	void opensNoPartThatWasWrittenBeforeTheWindow() throws IOException {
		Path part = this.folder.resolve("tradu.log.2026-11-23T22-00-00.000");
		Files.writeString(part, json("03:00:01.000Z", "INFO", "cannot be", "\"a\":1"));
		Files.setLastModifiedTime(part, FileTime.from(MOMENT.minusSeconds(3600)));
		write(json("03:00:02.000Z", "INFO", "found", "\"a\":1"));

		assertThat(around()).containsExactly("2026-11-24T03:00:02.000Z  INFO found");
	}

	@Test
	void cutsLongLines() throws IOException {
		write("2026-11-24T03:00:09.000Z ERROR " + "x".repeat(5000) + "\n");

		assertThat(around()).singleElement().asString().hasSize(301).endsWith("…");
	}

	@Test
	void findsNothingWhereThereIsNoLog() {
		assertThat(around()).isEmpty();
	}

	@Test
	void passesOverAFileThatIsNoLog() throws IOException {
		Files.writeString(this.folder.resolve("tradu.log.2026-11-23.0.gz"), "no gzip");
		Files.write(this.folder.resolve("tradu.log.1"), new byte[] { (byte) 0xff, 0, (byte) 0xfe });
		write("2026-11-24T03:00:09.000Z ERROR found\n");

		assertThat(around()).containsExactly("2026-11-24T03:00:09.000Z ERROR found");
	}

	private static String json(String time, String level, String message, String more) {
		return "{\"@timestamp\":\"2026-11-24T%s\",\"log\":{\"level\":\"%s\"},\"message\":\"%s\",%s}\n".formatted(time,
				level, message, more);
	}

	private List<String> around() {
		return new LogExcerpt(this.folder.resolve("tradu.log")).around(7, "a", MOMENT);
	}

	private void write(String lines) throws IOException {
		Files.writeString(this.folder.resolve("tradu.log"), lines);
	}

}
