package io.tradu.cli.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * An Apertium pipeline with nothing around it: no protection, no checks, no database. It
 * is the yardstick, so it shares no code with the engine it is held against.
 */
final class BarePipeline implements AutoCloseable {

	private static final int IN_FLIGHT = 64;

	private final List<Process> stages;

	private final OutputStream in;

	private final InputStream out;

	BarePipeline(String mode) throws IOException {
		List<ProcessBuilder> builders = new ArrayList<>();
		String line = Files.readString(Path.of("/usr/share/apertium/modes", mode + ".mode")).strip();
		for (String stage : line.split("\\s*\\|\\s*")) {
			List<String> words = new ArrayList<>(
					Arrays.asList(stage.replace("$1", "-g").replace("$2", "").replace("'", "").split("\\s+")));
			words.add(1, "-z");
			ProcessBuilder builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD);
			builder.environment().put("LC_ALL", "C.UTF-8");
			builders.add(builder);
		}
		this.stages = ProcessBuilder.startPipeline(builders);
		this.in = new BufferedOutputStream(this.stages.get(0).getOutputStream(), 1 << 16);
		this.out = new BufferedInputStream(this.stages.get(this.stages.size() - 1).getInputStream(), 1 << 16);
	}

	double segmentsPerSecond(List<String> texts) throws IOException, InterruptedException {
		long start = System.nanoTime();
		Semaphore free = new Semaphore(IN_FLIGHT);
		Thread writer = new Thread(() -> write(texts, free), "bare-writer");
		writer.start();
		for (int answer = 0; answer < texts.size(); answer++) {
			int next = this.out.read();
			while (next > 0) {
				next = this.out.read();
			}
			if (next < 0) {
				throw new IOException("the bare pipeline ended");
			}
			free.release();
		}
		writer.join();
		return texts.size() * 1e9 / (System.nanoTime() - start);
	}

	private void write(List<String> texts, Semaphore free) {
		try {
			for (String text : texts) {
				if (!free.tryAcquire()) {
					this.in.flush();
					free.acquire();
				}
				this.in.write(text.replaceAll("[\\[\\]{}^$/\\\\@<>]", "\\\\$0").getBytes(StandardCharsets.UTF_8));
				this.in.write("[][\n]\0".getBytes(StandardCharsets.UTF_8));
			}
			this.in.flush();
		}
		catch (IOException ex) {
			// The reader sees the end of the output and says so.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.stages.forEach(Process::destroyForcibly);
	}

}
