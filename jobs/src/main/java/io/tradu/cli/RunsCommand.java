package io.tradu.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.tradu.batch.history.RunTime;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import io.tradu.nightly.RunProcesses;
import io.tradu.throughput.RunRows;
import io.tradu.throughput.RunThroughputs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu runs}. */
@Command(name = "runs", mixinStandardHelpOptions = true,
		description = "Lists what ran, newest first, with the rows that left the engines over each run's time.")
class RunsCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--json", description = "print JSON for scripts")
	private boolean json;

	@Option(names = "--limit", paramLabel = "N", defaultValue = "20",
			description = "list so many at most (default: ${DEFAULT-VALUE})")
	private int limit;

	@Override
	public Integer call() {
		if (this.limit < 1) {
			throw new WrongUsage("--limit must be at least 1");
		}
		PrintWriter out = this.spec.commandLine().getOut();
		try {
			Application.look((context) -> print(context, out));
		}
		catch (NothingHasRun ex) {
			out.println(this.json ? "[]" : ex.getMessage());
			out.flush();
		}
		return ExitCode.COMPLETED.code();
	}

	private void print(ConfigurableApplicationContext context, PrintWriter out) {
		List<Run> runs = context.getBean(RunList.class).newest(this.limit);
		Map<Long, RunRows> rows = context.getBean(RunThroughputs.class).of(runs.stream().map(Run::id).toList());
		Clock clock = context.getBean(Clock.class);
		RunProcesses processes = context.getBean(RunProcesses.class);
		List<ListedRun> listed = runs.stream()
			.map((run) -> ListedRun.of(run, processes.status(run), rows.get(run.id()), clock))
			.toList();
		if (this.json) {
			new Listing(context, out).json(listed);
		}
		else if (listed.isEmpty()) {
			out.println("nothing has run yet");
			out.flush();
		}
		else {
			Glyphs glyphs = Glyphs.ofProcess();
			out.println(
					"  RUN  NIGHT          STATUS      STARTED                     TOOK           ROWS/S        ROWS  OVER ITS TIME");
			listed.forEach((run) -> out.println(run.line(glyphs, clock)));
			out.flush();
		}
	}

	/**
	 * A run with what it has moved.
	 *
	 * @param id its number
	 * @param businessDate its night's date; null for a replay
	 * @param sequence its night's sequence; 0 for a replay
	 * @param replay its replay's number; null for a night
	 * @param status what Spring Batch says of it, or {@code DEAD} if it has not ended and
	 * its process died
	 * @param started when it began
	 * @param ended when it ended; null while it runs, or if its process died
	 * @param tookSeconds how long it ran; null while it does, or if it never began
	 * @param rows rows that left the engines; null if it is not known
	 * @param rowsPerSecond the same in a second of the whole run
	 * @param bucketSeconds how long each stretch of its time is
	 * @param rowsOverTime rows of each stretch
	 */
	record ListedRun(long id, @Nullable LocalDate businessDate, long sequence, @Nullable Long replay, String status,
			@Nullable Instant started, @Nullable Instant ended, @Nullable Double tookSeconds, @Nullable Long rows,
			@Nullable Double rowsPerSecond, @Nullable Double bucketSeconds, @Nullable List<Long> rowsOverTime) {

		static ListedRun of(Run run, String status, @Nullable RunRows moved, Clock clock) {
			boolean known = moved != null && run.started() != null;
			Duration worked = run.worked(clock);
			boolean hasTaken = run.started() != null && run.ended() != null;
			return new ListedRun(run.id(), run.businessDate(), run.sequence(), run.replay(), status, run.started(),
					run.ended(), hasTaken ? worked.toMillis() / 1000.0 : null, known ? moved.total() : null,
					known ? perSecond(moved.total(), worked) : null, known ? moved.bucket().toMillis() / 1000.0 : null,
					known ? moved.buckets() : null);
		}

		private static double perSecond(long rows, Duration worked) {
			return Math.round(rows * 10_000.0 / Math.max(1, worked.toMillis())) / 10.0;
		}

		String line(Glyphs glyphs, Clock clock) {
			String took = (this.tookSeconds != null)
					? Numbers.duration(Duration.ofMillis(Math.round(this.tookSeconds * 1000))) : "";
			String begun = (this.started != null) ? Text.local(this.started, clock) : "";
			String label = new Run(this.id, this.businessDate, this.sequence, this.replay, this.status,
					new RunTime(this.started, this.ended, null))
				.nightLabel();
			return "%5d  %-13s  %-10s  %-26s  %-12s  %7s  %10s  %s"
				.formatted(this.id, label, this.status, begun, took,
						(this.rowsPerSecond != null) ? Numbers.rate(this.rowsPerSecond) : "",
						(this.rows != null) ? Numbers.grouped(this.rows) : "",
						(this.rowsOverTime != null)
								? Sparkline.of(this.rowsOverTime, RunThroughputs.BUCKETS, glyphs.ascii()) : "")
				.stripTrailing();
		}

	}

}
