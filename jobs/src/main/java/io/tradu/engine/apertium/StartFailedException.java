package io.tradu.engine.apertium;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.tradu.batch.failure.FailureCategory;

/** A pipeline could not be started, or does not translate. The message says why. */
final class StartFailedException extends Exception {

	private static final long serialVersionUID = 1L;

	private static final Path LIMITS = Path.of("/proc/self/limits");

	private final FailureCategory category;

	StartFailedException(FailureCategory category, String message) {
		super(message, null, false, false);
		this.category = category;
	}

	/** Returns what to make of a failure to start processes or threads. */
	static StartFailedException of(Throwable failure) {
		String words = String.valueOf(failure.getMessage());
		if (words.contains("native thread") || words.contains("Resource temporarily unavailable")) {
			return exhausted("this user may have no more processes and threads", "ulimit -u", "Max processes", words);
		}
		if (words.contains("Too many open files")) {
			return exhausted("this process may open no more files", "ulimit -n", "Max open files", words);
		}
		if (failure instanceof OutOfMemoryError || words.contains("Cannot allocate memory")) {
			return new StartFailedException(FailureCategory.CAPACITY, "out of memory: " + words);
		}
		return new StartFailedException(FailureCategory.DEPENDENCY, words);
	}

	private static StartFailedException exhausted(String sentence, String command, String limit, String words) {
		return new StartFailedException(FailureCategory.CAPACITY,
				"%s; the limit is %s (%s): %s".formatted(sentence, limit(limit), command, words));
	}

	private static String limit(String name) {
		try {
			return Files.readAllLines(LIMITS)
				.stream()
				.filter((line) -> line.startsWith(name))
				.map((line) -> line.substring(name.length()).strip().split(" ")[0])
				.findFirst()
				.orElse("unknown");
		}
		catch (IOException ex) {
			return "unknown";
		}
	}

	FailureCategory category() {
		return this.category;
	}

}
