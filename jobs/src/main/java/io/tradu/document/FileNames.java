package io.tradu.document;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/** What file systems ask of file names. */
public final class FileNames {

	/**
	 * Longest name of a document, in bytes. File systems take 255, and the names of what
	 * becomes of a document are longer than its own.
	 */
	public static final int MAX_BYTES = 200;

	// What Java reads in place of bytes that are not UTF-8.
	private static final int UNDECODABLE = 0xFFFD;

	private FileNames() {
	}

	/** Returns the length that file systems count. */
	public static int length(String name) {
		return name.getBytes(StandardCharsets.UTF_8).length;
	}

	public static boolean isTooLong(String name) {
		return length(name) > MAX_BYTES;
	}

	/**
	 * Returns what names have in common that some file systems take for the same: those
	 * that differ in letter case or Unicode normalization only.
	 */
	static String key(String name) {
		return Normalizer.normalize(Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT),
				Normalizer.Form.NFC);
	}

	/**
	 * Returns whether a name can be printed on a line of its own and stored as it is: it
	 * has no control character, no line separator and no byte that is not UTF-8.
	 */
	public static boolean isPrintable(String name) {
		return name.codePoints().noneMatch((character) -> switch (Character.getType(character)) {
			case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
				true;
			default -> character == UNDECODABLE;
		});
	}

	/** Returns a name in which each character that cannot be printed is an underscore. */
	static String printable(String name) {
		return name.codePoints()
			.map((character) -> isPrintable(Character.toString(character)) ? character : '_')
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	/** Returns a name short enough that no other long name is shortened to. */
	static String shortened(String name) {
		String tail = "~" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
		int end = name.length();
		while (length(name.substring(0, end)) + tail.length() > MAX_BYTES) {
			end = name.offsetByCodePoints(end, -1);
		}
		return name.substring(0, end) + tail;
	}

}
