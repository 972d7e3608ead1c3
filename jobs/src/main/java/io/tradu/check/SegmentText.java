package io.tradu.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.tradu.text.InlineContent;
import io.tradu.text.InlineContent.Span;
import org.jspecify.annotations.Nullable;

/**
 * One side of a segment. Every part is found when first asked for and then kept, because
 * several checks want the same ones and finding them is most of what a check costs.
 */
final class SegmentText {

	private final String text;

	private @Nullable List<Span> spans;

	private @Nullable String language;

	private @Nullable List<String> words;

	private @Nullable List<String> lowerCaseWords;

	SegmentText(String text) {
		this.text = text;
	}

	String text() {
		return this.text;
	}

	List<Span> spans() {
		if (this.spans == null) {
			this.spans = InlineContent.find(this.text);
		}
		return this.spans;
	}

	/** Returns the text with every part that is not language replaced by one space. */
	String language() {
		if (this.language == null) {
			this.language = InlineContent.withoutSpans(this.text, spans());
		}
		return this.language;
	}

	boolean hasLanguage() {
		return !words().isEmpty();
	}

	/** Returns the runs of letters outside the parts that are not language. */
	List<String> words() {
		if (this.words == null) {
			this.words = wordsOf(language());
		}
		return this.words;
	}

	List<String> lowerCaseWords() {
		if (this.lowerCaseWords == null) {
			this.lowerCaseWords = words().stream().map((word) -> word.toLowerCase(Locale.ROOT)).toList();
		}
		return this.lowerCaseWords;
	}

	/** Returns the numbers in the language, as they are written. */
	List<String> numbers() {
		return InlineContent.numbersOf(language());
	}

	private static List<String> wordsOf(String text) {
		List<String> words = new ArrayList<>();
		int start = -1;
		for (int i = 0; i < text.length();) {
			int character = text.codePointAt(i);
			boolean letter = Character.isLetter(character) || (start >= 0 && isMark(character));
			if (letter && start < 0) {
				start = i;
			}
			else if (!letter && start >= 0) {
				words.add(text.substring(start, i));
				start = -1;
			}
			i += Character.charCount(character);
		}
		if (start >= 0) {
			words.add(text.substring(start));
		}
		return words;
	}

	// Without its vowel signs a word of Hindi or a decomposed accent would fall apart.
	private static boolean isMark(int character) {
		int type = Character.getType(character);
		return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
	}

}
