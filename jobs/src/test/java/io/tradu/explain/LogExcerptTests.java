package io.tradu.explain;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

	private List<String> around() {
		return new LogExcerpt(this.folder.resolve("tradu.log")).around(MOMENT);
	}

	private void write(String lines) throws IOException {
		Files.writeString(this.folder.resolve("tradu.log"), lines);
	}

}
