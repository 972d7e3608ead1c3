package io.tradu.engine;

import java.util.List;

import io.tradu.text.InlineContent;

import org.springframework.stereotype.Component;

/**
 * Pseudo-localization: every letter outside tags, URLs and placeholders becomes another
 * one, nothing else changes. For rehearsing a feed before its engine is there, and for
 * measuring the line without one.
 */
@Component
class PseudoEngine implements TranslationEngine {

	private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

	private static final String PSEUDO = "åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ";

	@Override
	public String name() {
		return "pseudo";
	}

	@Override
	public List<Translation> translate(Route route, List<String> texts) {
		return texts.stream().<Translation>map((text) -> new Translation.Translated(pseudo(text), List.of())).toList();
	}

	@Override
	public void verify(Route route) {
	}

	@Override
	public boolean knows(Route route) {
		return true;
	}

	private static String pseudo(String text) {
		StringBuilder pseudo = new StringBuilder(text.length());
		int from = 0;
		for (InlineContent.Span span : InlineContent.find(text)) {
			append(pseudo, text, from, span.start());
			pseudo.append(span.text());
			from = span.end();
		}
		append(pseudo, text, from, text.length());
		return pseudo.toString();
	}

	private static void append(StringBuilder pseudo, String text, int from, int to) {
		for (int i = from; i < to; i++) {
			int index = PLAIN.indexOf(text.charAt(i));
			pseudo.append((index >= 0) ? PSEUDO.charAt(index) : text.charAt(i));
		}
	}

}
