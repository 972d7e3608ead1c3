package io.tradu.check;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.tradu.document.CheckRule;

/**
 * Looks for an engine that went round in circles: the same three words more than
 * {@code maximum} times (2 by default), more often than the source repeats any three of
 * its own, and so often that they are a third of the text. A long text says "of the city"
 * three times for good reasons. An ERROR by default.
 */
class RepetitionCheck implements QualityCheck {

	private static final int MOST = 2;

	private static final int WORDS = 3;

	private static final double SHARE = 1.0 / 3;

	@Override
	public String id() {
		return "repetition";
	}

	@Override
	public Optional<Finding> inspect(SegmentPair pair, CheckRule rule) {
		List<String> words = pair.target().lowerCaseWords();
		Repeated target = mostRepeated(words);
		if (target.times() <= rule.maximumOr(MOST) || target.times() * WORDS < SHARE * words.size()
				|| target.times() <= mostRepeated(pair.source().lowerCaseWords()).times()) {
			return Optional.empty();
		}
		return finding(rule,
				"The target repeats " + Quotation.of(phrase(words, target.hash())) + " " + target.times() + " times.");
	}

	// Sorting numbers is several times cheaper than counting strings in a map.
	private static Repeated mostRepeated(List<String> words) {
		if (words.size() < WORDS) {
			return new Repeated(0, 0);
		}
		long[] hashes = new long[words.size() - WORDS + 1];
		for (int i = 0; i < hashes.length; i++) {
			hashes[i] = hash(words, i);
		}
		Arrays.sort(hashes);
		Repeated most = new Repeated(hashes[0], 1);
		int start = 0;
		for (int i = 1; i < hashes.length; i++) {
			start = (hashes[i] == hashes[start]) ? start : i;
			most = (i - start + 1 > most.times()) ? new Repeated(hashes[i], i - start + 1) : most;
		}
		return most;
	}

	private static String phrase(List<String> words, long hash) {
		int start = 0;
		while (hash(words, start) != hash) {
			start++;
		}
		return String.join(" ", words.subList(start, start + WORDS));
	}

	private static long hash(List<String> words, int start) {
		long hash = 0;
		for (int i = start; i < start + WORDS; i++) {
			hash = hash * 0x9E3779B97F4A7C15L + words.get(i).hashCode();
		}
		return hash;
	}

	private record Repeated(long hash, int times) {
	}

}
