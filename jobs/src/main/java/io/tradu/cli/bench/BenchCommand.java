package io.tradu.cli.bench;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradu bench}, which {@code scripts/bench} calls. */
@Command(name = "bench", mixinStandardHelpOptions = true,
		description = "Measures the line on this machine, as a ratio of two rates taken in one run.")
public class BenchCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "CASE", description = "engine: the whole line with Apertium en-es against one bare warm "
			+ "pipeline. line: the whole line without an engine on a large document against the same at a tenth of its "
			+ "size. metrics: the whole line without an engine, 10,000 blocks, with nothing measured against the same with "
			+ "metrics delivered to InfluxDB. probes: what a readiness probe takes while the process runs the line against the same while it is "
			+ "idle.")
	private Case benchmarkCase;

	@Option(names = "--size", paramLabel = "N", description = "segments, rows or probes in each measurement")
	private Integer size;

	@Option(names = "--rounds", paramLabel = "N", defaultValue = "3",
			description = "how often both are measured (default: ${DEFAULT-VALUE})")
	private int rounds;

	@Override
	public Integer call() throws Exception {
		PrintWriter out = this.spec.commandLine().getOut();
		double[] baselines = new double[this.rounds];
		double[] candidates = new double[this.rounds];
		try (Benchmark benchmark = create()) {
			out.println("A: " + benchmark.baseline());
			out.println("B: " + benchmark.candidate());
			for (int round = 0; round < this.rounds; round++) {
				baselines[round] = benchmark.measureBaseline(round);
				print(out, "A " + (round + 1), baselines[round], benchmark.unit() + " " + benchmark.note());
				candidates[round] = benchmark.measureCandidate(round);
				print(out, "B " + (round + 1), candidates[round], benchmark.unit() + " " + benchmark.note());
			}
			print(out, "A median", median(baselines), benchmark.unit());
			print(out, "B median", median(candidates), benchmark.unit());
		}
		out.println(String.format(Locale.ROOT, "ratio B/A: %.3f", median(candidates) / median(baselines)));
		out.flush();
		return 0;
	}

	private Benchmark create() throws Exception {
		return switch (this.benchmarkCase) {
			case ENGINE -> new EngineBenchmark((this.size != null) ? this.size : 6000, this.rounds);
			case METRICS -> new MetricsBenchmark((this.size != null) ? this.size : 200_000);
			case LINE -> new LineBenchmark((this.size != null) ? this.size : 1_000_000);
			case PROBES -> new ProbeBenchmark((this.size != null) ? this.size : 1000);
		};
	}

	private static void print(PrintWriter out, String what, double rate, String unit) {
		out.println(String.format(Locale.ROOT, "%-9s %10.0f %s", what, rate, unit.strip()));
		out.flush();
	}

	private static double median(double[] rates) {
		double[] sorted = rates.clone();
		Arrays.sort(sorted);
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	/** The cases. */
	enum Case {

		ENGINE, LINE, METRICS, PROBES

	}

}
