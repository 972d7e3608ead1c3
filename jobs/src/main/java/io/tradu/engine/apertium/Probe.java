package io.tradu.engine.apertium;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * A known sentence that a pipeline is asked for again and again, and has to answer about
 * as it did at its start: half of the words must be the same, because what its tagger has
 * learned since may change a few. Nobody waits for the answer.
 */
final class Probe extends Request {

	private final Set<String> words;

	/**
	 * Creates a probe.
	 * @param firstAnswer what the pipeline answered when it was started
	 */
	Probe(String message, String firstAnswer, Duration timeout) {
		super(message, false, timeout, new CountDownLatch(0));
		this.words = KnownSentences.words(firstAnswer);
	}

	boolean isPassedBy(String answer) {
		Set<String> same = new HashSet<>(this.words);
		same.retainAll(KnownSentences.words(answer));
		return 2 * same.size() >= this.words.size();
	}

}
