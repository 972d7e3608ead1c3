package io.tradu.document;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What file systems ask of file names. */
public final class FileNames {

	/**
	 * Longest name of a document, in bytes. File systems take 255, and the names of what
	 * becomes of a document are longer than its own.
	 */
	public static final int MAX_BYTES = 200;

	private FileNames() {
	}

	/** Returns the length that file systems count. */
	public static int length(String name) {
		return name.getBytes(StandardCharsets.UTF_8).length;
	}

	public static boolean isTooLong(String name) {
		return length(name) > MAX_BYTES;
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
