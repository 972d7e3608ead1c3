package io.tradu.cli.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import io.tradu.nightly.NightRun;

/**
 * What a probe takes, by a connection of its own as a watcher opens it, while the process
 * has nothing else to do and while it runs the line as fast as it can.
 */
final class ProbeBenchmark implements Benchmark {

	private static final byte[] PROBE = "GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
		.getBytes(StandardCharsets.US_ASCII);

	private static final String OK = "HTTP/1.1 200";

	// Many more rows than are done while the probes last: the night is stopped after
	// them.
	private static final int ROWS = 400_000;

	private static final int WARM_UP = 2000;

	private static final long PAUSE_NANOS = 2_000_000;

	private static final double P50 = 0.50;

	private static final double P99 = 0.99;

	private final int size;

	private final List<String> texts;

	private final BenchLine line;

	private String note = "";

	ProbeBenchmark(int size) throws IOException {
		this.size = size;
		this.texts = SampleTexts.english(1000);
		this.line = BenchLine.served("pseudo:en-es");
		this.line.rowsPerSecond(rows("warm-up", WARM_UP));
		probe(this.size / 2);
	}

	@Override
	public String baseline() {
		return "99th of 100 of " + this.size + " readiness probes of a process that serves and is idle";
	}

	@Override
	public String candidate() {
		return "the same while that process runs the line with the pseudo engine";
	}

	@Override
	public String unit() {
		return "µs";
	}

	@Override
	public String note() {
		return this.note;
	}

	@Override
	public double measureBaseline(int round) throws IOException {
		return probe(this.size);
	}

	@Override
	public double measureCandidate(int round) throws Exception {
		CompletableFuture<NightRun> night = this.line.begin(rows("r" + round, ROWS));
		try {
			double latency = probe(this.size);
			if (night.isDone()) {
				throw new IllegalStateException("the night was over before the probes were: " + night.join().status());
			}
			return latency;
		}
		finally {
			this.line.stop();
			night.join();
		}
	}

	private double probe(int number) throws IOException {
		long[] nanos = new long[number];
		for (int i = 0; i < number; i++) {
			LockSupport.parkNanos(PAUSE_NANOS);
			long start = System.nanoTime();
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.line.port())) {
				socket.getOutputStream().write(PROBE);
				InputStream in = socket.getInputStream();
				String answer = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
				if (!answer.startsWith(OK)) {
					throw new IOException("a probe was answered with " + answer.lines().findFirst().orElse(""));
				}
			}
			nanos[i] = System.nanoTime() - start;
		}
		Arrays.sort(nanos);
		this.note = "median %d µs, longest %d µs".formatted(micros(nanos, P50), micros(nanos, 1));
		return micros(nanos, P99);
	}

	private static long micros(long[] sorted, double share) {
		return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))] / 1000;
	}

	private Iterator<String> rows(String mark, int number) {
		return IntStream.range(0, number)
			.mapToObj((row) -> this.texts.get(row % this.texts.size()) + " " + mark + " " + row)
			.iterator();
	}

	@Override
	public void close() throws IOException {
		this.line.close();
	}

}
