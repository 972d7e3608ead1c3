package io.tradu.document;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

	/**
	 * Returns how a file's name is written: as it is if it can be printed, else with a
	 * percent sign and two hexadecimal digits for each byte of what cannot, so that two
	 * names are never written alike.
	 */
	public static String written(Path name) {
		String text = name.toString();
		if (isPrintable(text)) {
			return text;
		}
		byte[] bytes = bytes(name);
		StringBuilder written = new StringBuilder();
		for (int i = 0; i < bytes.length;) {
			int length = Math.min(utf8Length(bytes[i]), bytes.length - i);
			String character = new String(bytes, i, length, StandardCharsets.UTF_8);
			if (isPrintable(character)) {
				written.append(character);
				i += length;
			}
			else {
				written.append(String.format("%%%02X", bytes[i]));
				i++;
			}
		}
		return written.toString();
	}

	private static int utf8Length(byte first) {
		if (first >= 0) {
			return 1;
		}
		return ((first & 0xF0) == 0xF0) ? 4 : ((first & 0xE0) == 0xE0) ? 3 : 2;
	}

	// Java shows the bytes of a name only in its URI.
	private static byte[] bytes(Path name) {
		String path = name.toAbsolutePath().toUri().getRawPath();
		String last = path.substring(path.lastIndexOf('/', path.length() - 2) + 1).replace("/", "");
		return URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.ISO_8859_1)
			.getBytes(StandardCharsets.ISO_8859_1);
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
