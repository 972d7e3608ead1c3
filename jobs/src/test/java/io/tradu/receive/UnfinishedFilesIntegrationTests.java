package io.tradu.receive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.tradu.nightly.NothingToDo;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Files that their sender may still be writing. */
class UnfinishedFilesIntegrationTests {

	@ParameterizedTest
	@ValueSource(strings = { "a.csv.part", "a.PART", "a.csv.tmp", "a.csv.filepart" })
	void leavesFileUnderNameOfTransfer(String name) {
		ReceivingNight night = ReceivingNight.onSharedLine();
		Path file = night.put("news", name, night.document("Half of it"));

		assertThat(night.deferred(file)).startsWith("not-complete: its name ends with .")
			.endsWith(", as that of a file still being written");
	}

	@ParameterizedTest
	@ValueSource(strings = { ".a.csv", ".a.csv.x7Zq1", ".csv" })
	void leavesDotFile(String name) {
		ReceivingNight night = ReceivingNight.onSharedLine();
		Path file = night.put("news", name, night.document("Half of it"));

		assertThat(night.deferred(file))
			.isEqualTo("not-complete: its name begins with a dot, as that of a file still being written");
	}

	@Test
	void leavesFolderWhoseNameBeginsWithDot() {
		ReceivingNight night = ReceivingNight.onSharedLine();
		Path file = night.put("news/.~tmp~", "a.csv", night.document("Half of it"));

		assertThat(night.deferredFolder("news/.~tmp~")).isEqualTo("not-complete");
		assertThat(file).exists();
	}

	@Test
	void leavesFileThatAnotherProcessHasOpenForWriting() throws Exception {
		ReceivingNight night = ReceivingNight.onSharedLine();
		Path file = night.put("news", "open.csv", night.document("Half of it"));
		Process writer = new ProcessBuilder("sh", "-c", "exec 3>>\"$0\"; echo open; read line", file.toString())
			.start();
		try {
			assertThat(writer.inputReader().readLine()).isEqualTo("open");

			assertThat(night.deferred(file)).startsWith("not-complete: ").contains(String.valueOf(writer.pid()));
		}
		finally {
			writer.destroy();
		}
	}

	@Test
	void saysWhatIsLeftWhenThereIsNothingElse() {
		Line line = Line.shared(TestDatabase.H2, ReceivingNight.FEEDS);
		line.nextDate();
		line.put("news", "a.csv.part", "id,title\n1,Half");

		assertThatExceptionOfType(NothingToDo.class).isThrownBy(line::run).withMessageContaining("news/a.csv.part");
	}

	@Test
	void leavesFileThatGrowsAndTakesItInOnceItIsQuiet() {
		Line line = Line.shared(TestDatabase.H2, ReceivingNight.FEEDS, "tradu.receive.quiet-period=1s");
		ReceivingNight night = new ReceivingNight(line);
		Path file = night.put("news", "growing.csv", night.document("Good morning"));
		long size = file.toFile().length();
		ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
		try {
			writer.scheduleAtFixedRate(() -> append(file, "2,Good evening\n"), 0, 20, TimeUnit.MILLISECONDS);
			Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> file.toFile().length() > size);

			assertThat(night.deferred(file)).isEqualTo("not-complete: it is still growing");
		}
		finally {
			writer.shutdown();
		}
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(writer::isTerminated);
		night.runAgain();
		assertThat(Line.read(line.delivered("news", "growing.es.csv"))).contains("Iqqf gxgpkpi");
	}

	private static void append(Path file, String text) {
		try {
			Files.writeString(file, text, StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
