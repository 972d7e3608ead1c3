package io.tradu.engine.apertium;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The number that a message carries through a pipeline and back, as formatting before its
 * first word and behind its last. A stage that holds words back, drops, repeats or swaps
 * messages cannot return a number together with another message's words.
 */
final class Envelope {

	// An unescaped superblank without content stands nowhere in an answer but here.
	private static final String MARK = "[][";

	private final String begin;

	private final String end;

	Envelope(long number) {
		this.begin = "[" + number + "]";
		// The line break makes the stages finish the sentence before it.
		this.end = MARK + number + "\n]";
	}

	/** Writes a message with the NUL that makes the stages answer it. */
	void write(byte[] message, OutputStream out) throws IOException {
		out.write(this.begin.getBytes(StandardCharsets.UTF_8));
		out.write(message);
		out.write(this.end.getBytes(StandardCharsets.UTF_8));
		out.write(0);
	}

	/** Returns what an answer holds; nothing if it does not answer this message alone. */
	Optional<String> open(String answer) {
		int contentEnd = answer.length() - this.end.length();
		boolean own = contentEnd >= this.begin.length() && answer.startsWith(this.begin)
				&& answer.indexOf(MARK) == contentEnd && answer.endsWith(this.end);
		return own ? Optional.of(answer.substring(this.begin.length(), contentEnd)) : Optional.empty();
	}

}
