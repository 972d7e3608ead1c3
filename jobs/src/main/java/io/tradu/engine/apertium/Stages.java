package io.tradu.engine.apertium;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The child processes of one pipeline, standard output to standard input. */
final class Stages {

	private static final int LINES_KEPT = 5;

	private static final int GRACE_SECONDS = 5;

	private static final int MILLIS_TO_HEAR = 200;

	private final List<Process> processes;

	private final List<String> programs;

	private final List<Thread> drains = new ArrayList<>();

	private final Deque<String> lastLines = new ArrayDeque<>();

	private Stages(Mode mode, List<Process> processes) {
		this.programs = mode.programs().toList();
		this.processes = processes;
	}

	/** Starts all stages, or none. */
	static Stages start(Mode mode, Confinement confinement) throws IOException {
		Set<String> before = ownChildren();
		try {
			Stages stages = new Stages(mode,
					ProcessBuilder.startPipeline(mode.stages().stream().map(confinement::process).toList()));
			stages.drainErrors(mode);
			return stages;
		}
		catch (IOException | RuntimeException | Error ex) {
			// Some may run already, of which the JDK returns nothing: it had no thread
			// left
			// to wait for their end.
			ownChildren().stream()
				.filter((pid) -> !before.contains(pid))
				.flatMap((pid) -> ProcessHandle.of(Long.parseLong(pid)).stream())
				.forEach(ProcessHandle::destroyForcibly);
			throw ex;
		}
	}

	/**
	 * Returns the processes that this thread has started, where the kernel lists them.
	 */
	private static Set<String> ownChildren() {
		try {
			String pids = Files.readString(Path.of("/proc/thread-self/children"));
			return Pattern.compile(" ")
				.splitAsStream(pids.strip())
				.filter((pid) -> !pid.isEmpty())
				.collect(Collectors.toSet());
		}
		catch (IOException ex) {
			return Set.of();
		}
	}

	// A stage that complains into a full pipe blocks the whole line.
	private void drainErrors(Mode mode) {
		for (int i = 0; i < this.processes.size(); i++) {
			Process process = this.processes.get(i);
			String program = this.programs.get(i);
			Thread drain = new Thread(null, () -> drain(program, process), "apertium-" + mode.name() + "-errors-" + i,
					128 * 1024L);
			drain.setDaemon(true);
			drain.start();
			this.drains.add(drain);
		}
	}

	private void drain(String program, Process process) {
		try (BufferedReader errors = process.errorReader()) {
			for (String line = errors.readLine(); line != null; line = errors.readLine()) {
				synchronized (this.lastLines) {
					this.lastLines.add(program + ": " + line);
					if (this.lastLines.size() > LINES_KEPT) {
						this.lastLines.remove();
					}
				}
			}
		}
		catch (IOException ex) {
			// The process was destroyed; what it said before is kept.
		}
	}

	OutputStream input() {
		return this.processes.get(0).getOutputStream();
	}

	InputStream output() {
		return this.processes.get(this.processes.size() - 1).getInputStream();
	}

	boolean areAlive() {
		for (Process process : this.processes) {
			if (!process.isAlive()) {
				return false;
			}
		}
		return true;
	}

	/** Returns which stages have ended by themselves with an error. */
	String casualties() {
		awaitLastStage();
		hearOut();
		StringJoiner names = new StringJoiner("");
		for (int i = 0; i < this.processes.size(); i++) {
			Process process = this.processes.get(i);
			if (!process.isAlive() && process.exitValue() != 0) {
				names.add(this.programs.get(i) + " ended with exit code " + process.exitValue() + "; ");
			}
		}
		return names.toString();
	}

	// The end of the output is seen a moment before the end of the process that wrote it.
	private void awaitLastStage() {
		try {
			this.processes.get(this.processes.size() - 1).waitFor(50, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	// Destroying a process closes its streams, and what a dead one had still to say would
	// be lost.
	private void hearOut() {
		try {
			for (int i = 0; i < this.processes.size(); i++) {
				if (!this.processes.get(i).isAlive()) {
					this.drains.get(i).join(MILLIS_TO_HEAR);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Ends all processes, and what they have started, at once. */
	void destroy() {
		for (Process process : this.processes) {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly();
		}
	}

	void awaitEnd() throws InterruptedException {
		for (Process process : this.processes) {
			process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
		}
	}

	/**
	 * Returns what destroyed processes last said on standard error.
	 */
	String lastWords() {
		try {
			for (Thread drain : this.drains) {
				drain.join(MILLIS_TO_HEAR);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		synchronized (this.lastLines) {
			return this.lastLines.isEmpty() ? "nothing on standard error" : String.join("; ", this.lastLines);
		}
	}

}
