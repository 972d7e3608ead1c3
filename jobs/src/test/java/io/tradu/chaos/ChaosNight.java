package io.tradu.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import io.tradu.cli.TraduProcess;
import io.tradu.testing.NightFolder;
import io.tradu.testing.TestDatabase;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/** One night, whose processes are killed at given moments until it is complete. */
final class ChaosNight {

	// Small chunks, so that the night is short and yet has many moments.
	private static final List<String> SETTINGS = List.of("-Dtradu.ingest.block-rows=10",
			"-Dtradu.batch.steps.ingestRows.chunk-size=10", "-Dtradu.batch.steps.translateBlocks.chunk-size=2",
			"-Dtradu.batch.steps.checkBlocks.chunk-size=2", "-Dtradu.batch.steps.deliverDocuments.chunk-size=1");

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static final int MAX_PROCESSES = 60;

	private static @Nullable Path library;

	private final NightFolder folder;

	private final Path besides;

	private final Probe probe;

	private final List<String> settings;

	private final Random random;

	private final Figures figures;

	private final DatabaseCopies copies;

	private final SentDocuments sent;

	private final Operator operator;

	private final @Nullable Judge judge;

	ChaosNight(NightFolder folder, TestDatabase database, Random random, Figures figures, @Nullable Judge judge) {
		this.folder = folder;
		this.random = random;
		this.figures = figures;
		this.judge = judge;
		this.besides = folder.home().resolveSibling(folder.home().getFileName() + "-besides");
		Map<String, String> place = (database == TestDatabase.H2) ? Map.of() : database.settings(folder.home());
		this.probe = new Probe(place);
		this.copies = DatabaseCopies.of(folder.home(), this.besides.resolve("copies"), place);
		this.sent = new SentDocuments(folder, random);
		this.operator = new Operator(this.sent, random);
		this.settings = new ArrayList<>(SETTINGS);
		place.forEach((name, value) -> this.settings.add("-D" + name + "=" + value));
	}

	SentDocuments sent() {
		return this.sent;
	}

	/** Deletes what was kept besides the night. */
	void delete() throws IOException {
		this.copies.delete();
		FileSystemUtils.deleteRecursively(this.besides);
	}

	/**
	 * Disturbs the night at the moments, one after the other, and completes it.
	 * @throws AssertionError if it cannot be completed, or delivers another text at any
	 * time
	 */
	void run(List<Hit> hits) throws IOException {
		List<Hit> left = new ArrayList<>(hits);
		List<String> command = Operator.RUN;
		this.copies.add();
		for (int number = 0; number < MAX_PROCESSES; number++) {
			if (number > 0) {
				this.figures.restarted();
			}
			boolean works = List.of("run", "restart", "recover").contains(command.get(0));
			Hit hit = (left.isEmpty() || !works) ? null : left.remove(0);
			command = process(command, hit);
			requireRightTexts();
			if (command.isEmpty()) {
				left.forEach((missed) -> this.figures.missed());
				return;
			}
		}
		throw new AssertionError("the night is not complete after " + MAX_PROCESSES + " processes");
	}

	private List<String> process(List<String> command, @Nullable Hit hit) throws IOException {
		String begun = LocalDateTime.now(Clock.systemDefaultZone()).toString().replace('T', ' ');
		List<String> arguments = new ArrayList<>(this.settings);
		arguments.addAll(command);
		PowerCut cut = new PowerCut(this.folder.home(), this.besides.resolve("durable"), this.random);
		boolean recorded = hit != null && hit.disturbance() == Disturbance.POWER_CUT;
		try (TraduProcess process = TraduProcess.start(this.folder.home(),
				recorded ? cut.environment(library()) : Map.of(), arguments.toArray(String[]::new))) {
			if (hit != null) {
				await(process, hit.moment(), begun);
				if (hit.disturbance() == Disturbance.CHANGED_WHILE_RUNNING) {
					changeWhileRunning(process);
				}
				else if (process.kill()) {
					this.figures.killed(hit.moment());
					return disturb(hit.disturbance(), cut);
				}
				else {
					this.figures.missed();
				}
			}
			int code = process.exitCode();
			note(String.join(" ", command) + " -> " + code);
			return this.operator.answer(command, code, process.output());
		}
	}

	private void changeWhileRunning(TraduProcess process) throws IOException {
		if (process.isAlive() && this.sent.change()) {
			this.figures.disturbed(Disturbance.CHANGED_WHILE_RUNNING);
			if (this.random.nextBoolean()) {
				LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(this.random.nextInt(400)));
				this.sent.putBack();
			}
		}
	}

	private List<String> disturb(Disturbance disturbance, PowerCut cut) throws IOException {
		List<String> next = this.operator.next();
		boolean happens = true;
		switch (disturbance) {
			case POWER_CUT -> note("lost: " + cut.apply());
			case OLD_DATABASE -> {
				// Only the database knows that an archived file was changed.
				this.sent.putBack();
				this.copies.restore(this.random);
			}
			case CHANGED_FILE -> happens = this.sent.change();
			case CORRECTED_FILE -> {
				next = Operator.abandon(this.random.nextBoolean());
				this.copies.forget();
				this.sent.correct();
			}
			default -> happens = false;
		}
		note("killed, " + disturbance + ", then " + next);
		if (happens) {
			this.figures.disturbed(disturbance);
		}
		this.copies.add();
		return next;
	}

	private void note(String line) throws IOException {
		Files.createDirectories(this.besides);
		Files.writeString(this.besides.resolve("notes.txt"), line + "\n", StandardOpenOption.CREATE,
				StandardOpenOption.APPEND);
	}

	private static Path library() throws IOException {
		if (library == null) {
			library = PowerCut.compile();
		}
		return library;
	}

	private void requireRightTexts() {
		if (this.judge != null) {
			List<String> wrong = this.judge.wrong(this.folder, this.sent, true);
			this.figures.wrong(wrong.size());
			if (!wrong.isEmpty()) {
				throw new AssertionError("wrong texts: " + wrong);
			}
		}
	}

	private void await(TraduProcess process, Moment moment, String begun) {
		String condition = moment.condition(begun, this.random.nextInt(1, 8));
		List<String> before = (moment == Moment.RENAME) ? delivered() : List.of();
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (process.isAlive() && System.nanoTime() < end) {
			if ((moment == Moment.RENAME) ? !delivered().equals(before) : this.probe.ask(process, condition) > 0) {
				LockSupport.parkNanos(TimeUnit.MICROSECONDS
					.toNanos(this.random.nextLong(1 + moment.longestDelay().toNanos() / 1000)));
				return;
			}
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos((moment == Moment.RENAME) ? 1 : 10));
		}
	}

	// Names and times: a rename changes the first, a new manifest the second.
	private List<String> delivered() {
		Path outbox = this.folder.outbox().resolve(NightFolder.DATE).resolve("news");
		if (!Files.isDirectory(outbox)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(outbox)) {
			return files.map((file) -> file + " " + file.toFile().lastModified()).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * When a night is disturbed, and how.
	 *
	 * @param moment when its process is killed
	 * @param disturbance what happens besides
	 */
	record Hit(Moment moment, Disturbance disturbance) {

		@Override
		public String toString() {
			return (this.disturbance == Disturbance.NONE) ? this.moment.name() : this.moment + "+" + this.disturbance;
		}

	}

}
