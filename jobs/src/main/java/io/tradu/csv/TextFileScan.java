package io.tradu.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What one pass over a file's bytes tells before anything else reads it.
 *
 * @param sha256 SHA-256 of all bytes, in lower-case hexadecimal
 * @param size number of bytes
 * @param firstMalformed where the first sequence starts that is not UTF-8
 * @param firstNul where the first NUL byte stands
 * @param encodingHint what the file seems to be instead of UTF-8, for example
 * {@code UTF-16LE (byte order mark)}
 */
public record TextFileScan(String sha256, long size, OptionalLong firstMalformed, OptionalLong firstNul,
		Optional<String> encodingHint) {

	/** Reads the file once, with constant memory. */
	public static TextFileScan of(Path file) throws IOException {
		throw new UnsupportedOperationException();
	}

	/** Returns whether the file is UTF-8 without NUL bytes. */
	public boolean isText() {
		return this.firstMalformed.isEmpty() && this.firstNul.isEmpty();
	}

}
