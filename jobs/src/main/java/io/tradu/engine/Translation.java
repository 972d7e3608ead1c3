package io.tradu.engine;

import java.util.List;

/** An engine's answer for one segment. */
public sealed interface Translation {

	/**
	 * A proposal.
	 *
	 * @param text the target text, without any of the engine's own marks
	 * @param unknownWords the words the engine did not know and left as they were, in
	 * order
	 */
	record Translated(String text, List<String> unknownWords) implements Translation {
	}

	/**
	 * No proposal: this one segment could not be translated.
	 *
	 * @param reason stable identifier, for example {@code segment-too-long}
	 * @param detail what happened, in words
	 */
	record Untranslatable(String reason, String detail) implements Translation {
	}

}
