package io.tradu.engine.apertium;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * A known sentence that a pipeline has to translate again, between the segments. At least
 * half of the words must be those of its first answer: what the tagger has learned since
 * may have changed the others.
 */
final class KnownSentence extends Request {

	private final Set<String> words;

	/**
	 * Creates a sentence to be asked.
	 * @param firstAnswer what the pipeline answered when it was started
	 */
	KnownSentence(String message, String firstAnswer, Duration timeout) {
		super(message, false, timeout, new CountDownLatch(0));
		this.words = KnownSentences.words(firstAnswer);
	}

	boolean isAnsweredBy(String answer) {
		Set<String> same = new HashSet<>(this.words);
		same.retainAll(KnownSentences.words(answer));
		return 2 * same.size() >= this.words.size();
	}

}
