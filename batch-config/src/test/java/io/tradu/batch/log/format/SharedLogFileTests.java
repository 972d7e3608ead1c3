package io.tradu.batch.log.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.util.FileSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SharedLogFileTests {

	@TempDir
	private Path folder;

	@Test
	void losesNoLineOfSeveralWritersThatRenameIt() throws IOException {
		List<Logger> writers = IntStream.range(0, 3).mapToObj((number) -> writer("1KB", "1GB")).toList();

		CompletableFuture
			.allOf(writers.stream()
				.map((writer) -> CompletableFuture.runAsync(() -> writeUntil(writer, () -> parts().size() > 3)))
				.toArray(CompletableFuture[]::new))
			.join();

		assertThat(parts()).isNotEmpty();
		assertThat(lines()).doesNotHaveDuplicates().allMatch((line) -> line.endsWith("."));
		for (Logger writer : writers) {
			String name = "w" + System.identityHashCode(writer) + " ";
			List<Long> numbers = lines().stream()
				.filter((line) -> line.startsWith(name))
				.map((line) -> Long.valueOf(line.substring(name.length(), line.length() - 1)))
				.sorted()
				.toList();
			assertThat(numbers).isEqualTo(IntStream.range(0, numbers.size()).mapToObj(Long::valueOf).toList());
		}
	}

	@Test
	void removesTheOldestPartsBeyondTheCap() {
		Logger writer = writer("1KB", "20KB");

		await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20)).until(() -> {
			write(writer, "x".repeat(500));
			return parts().size() >= 2 && Files.exists(this.folder.resolve("log"));
		});
		Path oldest = parts().get(0);
		await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20)).until(() -> {
			write(writer, "x".repeat(500));
			return !Files.exists(oldest);
		});
		assertThat(parts()).isNotEmpty().allMatch((part) -> part.compareTo(oldest) > 0);
	}

	@Test
	void dropsLinesWhileTheFileCannotBeOpened() throws IOException {
		Path obstacle = Files.createFile(this.folder.resolve("logs"));
		Logger writer = writer(obstacle.resolve("log"), "1GB", "1GB");
		write(writer, "dropped");

		Files.delete(obstacle);

		await().atMost(Duration.ofSeconds(20)).until(() -> {
			write(writer, "written");
			return Files.exists(obstacle.resolve("log"));
		});
		assertThat(Files.readAllLines(obstacle.resolve("log"))).contains("written").doesNotContain("dropped");
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void reportsNothingOnTheTerminalWhenTheDiskIsFull() {
		Logger writer = writer(Path.of("/dev/full"), "1GB", "1GB");

		write(writer, "dropped");

		assertThat(writer.getLoggerContext().getStatusManager().getCopyOfStatusList())
			.noneMatch((status) -> status.getEffectiveLevel() >= Status.WARN);
	}

	@Test
	void goesOnInANewFileWhenSomebodyTookItsOwnAway() throws IOException {
		Logger writer = writer("1GB", "1GB");
		write(writer, "before");
		Files.move(this.folder.resolve("log"), this.folder.resolve("taken"));

		await().atMost(Duration.ofSeconds(20)).until(() -> {
			write(writer, "after");
			return Files.exists(this.folder.resolve("log"));
		});
		assertThat(Files.readAllLines(this.folder.resolve("taken"))).contains("before");
	}

	private static void writeUntil(Logger writer, BooleanSupplier done) {
		String name = "w" + System.identityHashCode(writer) + " ";
		for (int number = 0; number < 200_000 && (number % 50 != 0 || !done.getAsBoolean()); number++) {
			write(writer, name + number + ".");
		}
	}

	private static void write(Logger writer, String words) {
		writer.info(words);
	}

	private Logger writer(String size, String cap) {
		return writer(this.folder.resolve("log"), size, cap);
	}

	private static Logger writer(Path log, String size, String cap) {
		LoggerContext context = new LoggerContext();
		context.setMDCAdapter(MDC.getMDCAdapter());
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(context);
		encoder.setPattern("%m%n");
		encoder.start();
		SharedLogFile file = new SharedLogFile();
		file.setContext(context);
		file.setFile(log.toString());
		file.setEncoder(encoder);
		file.setMaxFileSize(FileSize.valueOf(size));
		file.setTotalSizeCap(FileSize.valueOf(cap));
		file.start();
		Logger logger = context.getLogger("writer");
		logger.setLevel(Level.INFO);
		logger.addAppender(file);
		return logger;
	}

	private List<Path> parts() {
		try (Stream<Path> files = Files.list(this.folder)) {
			return files.filter((file) -> file.getFileName().toString().startsWith("log.2")).sorted().toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	private List<String> lines() throws IOException {
		List<String> lines = new ArrayList<>(Files.readAllLines(this.folder.resolve("log")));
		for (Path part : parts()) {
			lines.addAll(Files.readAllLines(part));
		}
		return lines;
	}

}
