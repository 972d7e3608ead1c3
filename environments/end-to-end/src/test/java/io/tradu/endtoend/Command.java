package io.tradu.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that was run, as a person would run it.
 *
 * @param exitCode its exit code
 * @param output what it printed, errors too
 */
record Command(int exitCode, String output) {

	/** Runs a command and waits for its end. */
	static Command run(Duration patience, Map<String, String> environment, List<String> words) {
		return run(patience, environment, words, "");
	}

	/** Runs a command that reads something, and waits for its end. */
	static Command run(Duration patience, Map<String, String> environment, List<String> words, String input) {
		try {
			Path out = Files.createTempFile("tradu-command-", ".txt");
			try {
				ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true)
					.redirectOutput(out.toFile());
				builder.environment().putAll(environment);
				Process process = builder.start();
				try (Writer in = process.outputWriter()) {
					in.write(input);
				}
				if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
					process.descendants().forEach(ProcessHandle::destroyForcibly);
					process.destroyForcibly();
					throw new AssertionError(words + " does not end; it said: " + Files.readString(out));
				}
				return new Command(process.exitValue(), Files.readString(out));
			}
			finally {
				Files.delete(out);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	/** Fails unless the command has done what it should. */
	Command succeeded() {
		return ended(0);
	}

	/** Fails unless the command has ended with a code. */
	Command ended(int code) {
		if (this.exitCode != code) {
			throw new AssertionError(
					"exit code " + this.exitCode + " in place of " + code + "; it said: " + this.output);
		}
		return this;
	}

	/** Returns the last line that was printed. */
	String lastLine() {
		return this.output.stripTrailing().lines().reduce("", (before, line) -> line);
	}

}
