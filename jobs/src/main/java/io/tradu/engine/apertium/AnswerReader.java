package io.tradu.engine.apertium;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tradu.engine.Translation.Translated;
import io.tradu.engine.apertium.SegmentCodec.Stand;

/**
 * Reads one answer: takes the engine's marks out, and puts the protected parts back in.
 */
final class AnswerReader {

	private final SegmentCodec segment;

	private final Stand stand;

	private final StringBuilder out = new StringBuilder();

	private final List<String> unknownWords = new ArrayList<>();

	private String answer = "";

	private int nextPart = 1;

	private boolean sound = true;

	// Whether the last character is a blank the engine wrote, and whether another is
	// unwanted.
	private boolean blankWritten;

	private boolean noBlankNext = true;

	AnswerReader(SegmentCodec segment, Stand stand) {
		this.segment = segment;
		this.stand = stand;
	}

	Optional<Translated> read(String answer) {
		this.answer = answer;
		int i = 0;
		while (i < answer.length() && this.sound) {
			i = step(i);
		}
		dropBlank();
		if (!this.sound || this.nextPart != this.segment.partCount() + 1) {
			return Optional.empty();
		}
		Typography.restore(this.segment.core(), this.out);
		String text = this.segment.prefix() + this.out + this.segment.suffix();
		return Optional.of(new Translated(text, List.copyOf(this.unknownWords)));
	}

	private int step(int i) {
		char c = this.answer.charAt(i);
		return switch (c) {
			case '\\' -> {
				write(this.answer.charAt(Math.min(i + 1, this.answer.length() - 1)));
				yield i + 2;
			}
			case '[', '\u27e6' -> part(i);
			case ' ' -> {
				blank();
				yield i + 1;
			}
			case '*', '@', '#' -> {
				unknownWord(i + 1);
				yield i + 1;
			}
			case '~' -> i + 1;
			default -> {
				write(c);
				yield i + 1;
			}
		};
	}

	private void write(char c) {
		// What moves a tag about leaves a blank before the comma.
		if (this.blankWritten && (c == ',' || c == '.') && !this.segment.core().contains(" " + c)) {
			dropBlank();
		}
		this.out.append(c);
		this.blankWritten = false;
		this.noBlankNext = false;
	}

	// Single blanks are all the engine was given, so that a second one is what a dropped
	// word left behind.
	private void blank() {
		if (!this.noBlankNext && !this.blankWritten) {
			this.out.append(' ');
			this.blankWritten = true;
		}
	}

	private void dropBlank() {
		if (this.blankWritten) {
			this.out.setLength(this.out.length() - 1);
			this.blankWritten = false;
		}
	}

	private int part(int i) {
		String expected = (this.stand == Stand.SUPERBLANK) ? "[<x" + this.nextPart + "/>]"
				: "\u27e6" + this.nextPart + "\u27e7";
		this.sound = this.nextPart <= this.segment.partCount() && this.answer.startsWith(expected, i);
		if (this.sound) {
			writePart(this.nextPart++);
		}
		return i + expected.length();
	}

	private void writePart(int number) {
		String part = this.segment.part(number);
		if (ProtectedParts.isSpace(part.charAt(0))) {
			dropBlank();
		}
		boolean spaced = this.blankWritten || this.noBlankNext;
		this.out.append(part);
		this.blankWritten = false;
		// A blank after a part that had none is left over from a dropped word, unless the
		// blank before the part has moved there.
		this.noBlankNext = ProtectedParts.isSpace(part.charAt(part.length() - 1))
				|| (this.segment.touches(number, false) && (spaced || this.segment.touches(number, true)));
	}

	private void unknownWord(int start) {
		int end = start;
		while (end < this.answer.length() && isWordCharacter(this.answer.codePointAt(end))) {
			end += Character.charCount(this.answer.codePointAt(end));
		}
		if (end > start) {
			this.unknownWords.add(this.answer.substring(start, end));
		}
	}

	private static boolean isWordCharacter(int c) {
		return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
	}

}
