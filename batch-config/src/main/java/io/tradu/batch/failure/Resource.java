package io.tradu.batch.failure;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A limit of the machine, by the words that are said when it is reached. */
enum Resource {

	DISK("the disk is full", "", "No space left on device", "Disk quota exceeded", "could not extend file"),

	FILES("too many files are open", "raise the limit (ulimit -n)", "Too many open files"),

	THREADS("no process or thread can be started", "raise the limit of processes (ulimit -u) or of the container",
			"unable to create native thread", "error=11,"),

	MACHINE_MEMORY("the machine has no memory left", "", "Cannot allocate memory"),

	HEAP("out of memory", "give it more, for example with TRADU_JAVA_OPTS=-Xmx1g", "Java heap space",
			"GC overhead limit exceeded", "Requested array size exceeds VM limit");

	private final String sentence;

	private final String remedy;

	private final List<String> words;

	Resource(String sentence, String remedy, String... words) {
		this.sentence = sentence;
		this.remedy = remedy;
		this.words = List.of(words);
	}

	/** Returns what is used up, as a sentence, if an exception says that. */
	static Optional<String> usedUp(Throwable failure) {
		boolean outOfMemory = failure instanceof OutOfMemoryError;
		if (!outOfMemory && !(failure instanceof IOException) && !(failure instanceof SQLException)) {
			return Optional.empty();
		}
		String message = String.valueOf(failure.getMessage());
		return Arrays.stream(values())
			.filter((resource) -> resource.words.stream().anyMatch(message::contains))
			.findFirst()
			.map((resource) -> resource.sentence(failure))
			.or(() -> outOfMemory ? Optional.of(HEAP.sentence(failure)) : Optional.empty());
	}

	private String sentence(Throwable failure) {
		return this.sentence + ((failure.getMessage() != null) ? ": " + Sentences.of(failure) : "")
				+ (this.remedy.isEmpty() ? "" : "; " + this.remedy);
	}

}
