package io.tradu.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

import io.tradu.cli.Tradu;
import io.tradu.cli.TraduProcess;
import io.tradu.testing.NightFolder;
import io.tradu.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** One night, whose processes are killed at given moments until it is complete. */
final class ChaosNight {

	// Small chunks, so that the night is short and yet has many moments.
	private static final List<String> SETTINGS = List.of("-Dtradu.ingest.block-rows=10",
			"-Dtradu.batch.steps.ingestRows.chunk-size=10", "-Dtradu.batch.steps.translateBlocks.chunk-size=2",
			"-Dtradu.batch.steps.checkBlocks.chunk-size=2", "-Dtradu.batch.steps.deliverDocuments.chunk-size=1");

	private static final List<String> RUN = List.of("run", "nightly", "--date", NightFolder.DATE);

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static final int MAX_PROCESSES = 40;

	private final NightFolder folder;

	private final Probe probe;

	private final List<String> settings;

	private final Random random;

	private final Figures figures;

	ChaosNight(NightFolder folder, TestDatabase database, Random random, Figures figures) {
		this.folder = folder;
		this.random = random;
		this.figures = figures;
		Map<String, String> place = (database == TestDatabase.H2) ? Map.of() : database.settings(folder.home());
		this.probe = new Probe(place);
		this.settings = new ArrayList<>(SETTINGS);
		place.forEach((name, value) -> this.settings.add("-D" + name + "=" + value));
	}

	/**
	 * Kills the night at the moments, one after the other, and completes it.
	 * @throws AssertionError if it cannot be completed
	 */
	void run(List<Moment> moments) {
		List<Moment> left = new ArrayList<>(moments);
		List<String> command = RUN;
		for (int number = 0; number < MAX_PROCESSES; number++) {
			if (number > 0) {
				this.figures.restarted();
			}
			@Nullable Moment moment = left.isEmpty() ? null : left.remove(0);
			boolean settles = command.get(0).equals("recover");
			Outcome outcome = process(command, moment);
			if (outcome == Outcome.COMPLETE && !settles) {
				return;
			}
			if (outcome == Outcome.NOT_BEGUN && moment != null) {
				left.add(0, moment);
			}
			command = (settles && outcome != Outcome.KILLED) ? restart() : next(outcome);
		}
		throw new AssertionError("the night is not complete after " + MAX_PROCESSES + " processes");
	}

	private Outcome process(List<String> command, @Nullable Moment moment) {
		String begun = LocalDateTime.now(Clock.systemDefaultZone()).toString().replace('T', ' ');
		List<String> arguments = new ArrayList<>(this.settings);
		arguments.addAll(command);
		try (TraduProcess process = TraduProcess.start(this.folder.home(), Map.of(),
				arguments.toArray(String[]::new))) {
			if (moment != null) {
				await(process, moment, begun);
				if (process.kill()) {
					this.figures.killed(moment);
					return Outcome.KILLED;
				}
			}
			Outcome outcome = outcome(command, process);
			if (moment != null && outcome == Outcome.COMPLETE) {
				this.figures.missed();
			}
			return outcome;
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

	private static Outcome outcome(List<String> command, TraduProcess process) {
		int code = process.exitCode();
		String said = process.output();
		boolean complete = code == 0 || (code == 6 && said.contains("is COMPLETED"));
		if (complete || (code == 3 && command.get(0).equals("recover"))) {
			return Outcome.COMPLETE;
		}
		if (code == 2 && said.contains("there is no run")) {
			return Outcome.NOT_BEGUN;
		}
		throw new AssertionError("tradu " + String.join(" ", command) + " ended with " + code + ": " + said);
	}

	private List<String> next(Outcome outcome) {
		if (outcome == Outcome.NOT_BEGUN) {
			return RUN;
		}
		return switch (this.random.nextInt(hasRecover() ? 3 : 2)) {
			case 0 -> RUN;
			case 1 -> restart();
			default -> List.of("recover");
		};
	}

	private static List<String> restart() {
		return List.of("restart", NightFolder.DATE);
	}

	private static boolean hasRecover() {
		return new CommandLine(new Tradu()).getSubcommands().containsKey("recover");
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

	private enum Outcome {

		KILLED, COMPLETE, NOT_BEGUN

	}

}
