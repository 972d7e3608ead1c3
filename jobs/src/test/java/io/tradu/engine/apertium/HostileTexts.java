package io.tradu.engine.apertium;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.tradu.text.InlineContent;
import io.tradu.text.InlineContent.Span;

/** Texts that break careless engines, the same ones at each run. */
final class HostileTexts {

	private static final String[] PIECES = { "\\", "[", "]", "{", "}", "^", "$", "/", "<", ">", "@", "*", "#", "~", "+",
			"_", "|", "&", "%", "\0", "\ud83d", "\ude00", "\ud83d\ude00", "\ud83d\udc68\u200d\ud83d\udc69", "e\u0301",
			"\u0301", "\u00ad", "\u2019", "\u2018", "\u27e6", "3\u27e7", "\u00a0", "\t", "\n", "\r\n", "  ", "\u2028",
			"\u200b", "\ufeff", "\u0001", "\u001b", "[][\n]", "\\0", "^a<n>$", "[<x1/>]", "[[t:b:x]]", "{{",
			"a".repeat(300), "\u4f60\u597d", "\u0627\u0644", "'", "\"", "...", "-", "\u00bf", "!", "5", "1,000.5" };

	private static final String[] WORDS = { "the", "red", "car", "I", "saw", "she", "runs", "house", "it", "works",
			"known", "fit", "near", "Apple", "included", "a", "lot", "of", "thanks", "Windows", "zzyzx", "not", "don't",
			"have", "been", "of", "in", "rains", "big", "old", "man", "will", "can", "relax", "span", "that" };

	private static final String[] PARTS = { "<b>", "</b>", "<br/>", "{name}", "%s", "{{x}}", "${y}", "--force",
			"https://example.com/a?b=c", "jo@example.com", "/etc/passwd", "X100-B", "&nbsp;", "max_value" };

	private HostileTexts() {
	}

	/** Returns texts that begin and end with their own number, from 70000. */
	static List<String> numbered(int count) {
		Random random = new Random(17);
		return IntStream.range(70_000, 70_000 + count)
			.mapToObj((i) -> i + " " + mixture(random, PIECES, 1 + random.nextInt(12)) + " " + i)
			.toList();
	}

	static List<String> withParts(int count) {
		Random random = new Random(29);
		return IntStream.range(0, count).mapToObj((i) -> mixture(random, PARTS, 2 + random.nextInt(8))).toList();
	}

	static List<String> sentences(int count) {
		Random random = new Random(43);
		return IntStream.range(0, count).mapToObj((i) -> mixture(random, WORDS, 10)).toList();
	}

	static List<String> parts(String text) {
		return InlineContent.find(text).stream().map(Span::text).toList();
	}

	private static String mixture(Random random, String[] spice, int length) {
		List<String> pieces = new ArrayList<>();
		for (int i = 0; i < length; i++) {
			pieces.add(WORDS[random.nextInt(WORDS.length)]);
			pieces.add(spice[random.nextInt(spice.length)]);
		}
		return String.join((spice != PIECES || random.nextBoolean()) ? " " : "", pieces);
	}

}
