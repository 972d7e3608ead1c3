package io.tradu.cli.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

import io.tradu.batch.audit.Act;
import io.tradu.batch.health.Loops;
import io.tradu.batch.launch.JobRuns;
import io.tradu.cli.Application;
import io.tradu.csv.CsvRecordWriter;
import io.tradu.nightly.NightObserver;
import io.tradu.nightly.NightRun;
import io.tradu.nightly.NightRunner;
import io.tradu.nightly.RecoveryWatch;

import org.springframework.batch.core.BatchStatus;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The line in a home of its own, removed at the end, with one feed of one text column.
 */
final class BenchLine implements AutoCloseable {

	private final Path home;

	private final Application application;

	private final ConfigurableApplicationContext context;

	private LocalDate date = LocalDate.EPOCH;

	/**
	 * Starts the line.
	 * @param route the feed's one route, to Spanish
	 * @param settings further settings, by name
	 */
	BenchLine(String route, Map<String, ?> settings) throws IOException {
		this(route, settings, Application::startOwner);
	}

	private BenchLine(String route, Map<String, ?> settings,
			Function<Application, ConfigurableApplicationContext> start) throws IOException {
		this.home = Files.createTempDirectory("tradu-bench");
		Path feeds = Files.writeString(this.home.resolve("feeds.yml"), """
				tradu:
				  feeds:
				    bench:
				      source: en
				      targets: [es]
				      key: id
				      columns: [text]
				      routes:
				        es: ["%s"]
				""".formatted(route));
		this.application = new Application().with("tradu.folders.home", this.home).with("tradu.feeds-file", feeds);
		settings.forEach(this.application::with);
		this.context = start.apply(this.application);
	}

	/** Starts the line as {@code tradu serve} does, on a port that is free. */
	static BenchLine served(String route) throws IOException {
		BenchLine line = new BenchLine(route, Map.of("server.port", 0), Application::startServer);
		// What the command does, so that the process is ready.
		line.context.getBean(Loops.class).begin(RecoveryWatch.LOOP, Duration.ofDays(1));
		return line;
	}

	/** Returns the port that the line is watched through. */
	int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	/** Runs a night over one document and returns how many rows it did in a second. */
	double rowsPerSecond(Iterator<String> texts) throws IOException {
		long rows = put(texts);
		NightRun run = run((night) -> {
		});
		if (run.status() != BatchStatus.COMPLETED) {
			throw new IllegalStateException("the night failed: " + run.failure());
		}
		return rows * 1000.0 / run.duration().toMillis();
	}

	/** Runs a night over one document, and returns as soon as it runs. */
	CompletableFuture<NightRun> begin(Iterator<String> texts) throws IOException, InterruptedException {
		put(texts);
		CountDownLatch begun = new CountDownLatch(1);
		CompletableFuture<NightRun> night = CompletableFuture.supplyAsync(() -> run((begins) -> begun.countDown()));
		begun.await();
		return night;
	}

	/** Asks the night that runs to stop after its chunk in flight. */
	void stop() {
		this.context.getBean(JobRuns.class).stop();
	}

	private NightRun run(NightObserver observer) {
		return this.context.getBean(NightRunner.class).run(this.date, false, Act.ofPerson("benchmark"), observer);
	}

	// The document is a new night's, and complete: its quiet period is not what is
	// measured.
	private long put(Iterator<String> texts) throws IOException {
		this.date = this.date.plusDays(1);
		long rows = write(texts);
		Path file = this.home.resolve("inbox").resolve("bench").resolve("bench.csv");
		Files.setLastModifiedTime(file, FileTime.fromMillis(0));
		return rows;
	}

	private long write(Iterator<String> texts) throws IOException {
		Path folder = Files.createDirectories(this.home.resolve("inbox").resolve("bench"));
		long row = 0;
		try (OutputStream out = Files.newOutputStream(folder.resolve("bench.csv"));
				CsvRecordWriter document = new CsvRecordWriter(out, "\n")) {
			document.write(List.of("id", "text"));
			while (texts.hasNext()) {
				document.write(List.of(Long.toString(++row), texts.next()));
			}
		}
		return row;
	}

	@Override
	public void close() throws IOException {
		this.application.close();
		FileSystemUtils.deleteRecursively(this.home);
	}

}
