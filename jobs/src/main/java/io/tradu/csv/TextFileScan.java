package io.tradu.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;

import io.tradu.batch.file.FileAccess;

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

	private static final int BUFFER_BYTES = 128 * 1024;

	/** Reads the file once, with constant memory. */
	public static TextFileScan of(Path file) throws IOException {
		MessageDigest digest = newDigest();
		Utf8Check check = new Utf8Check(0);
		byte[] buffer = new byte[BUFFER_BYTES];
		long size = 0;
		try (InputStream in = FileAccess.read(file)) {
			for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
				digest.update(buffer, 0, count);
				check.feed(buffer, 0, count);
				size += count;
			}
		}
		check.finish();
		return new TextFileScan(HexFormat.of().formatHex(digest.digest()), size, check.firstMalformed(),
				check.firstNul(), hint(file, check));
	}

	/** Returns whether the file is UTF-8 without NUL bytes. */
	public boolean isText() {
		return this.firstMalformed.isEmpty() && this.firstNul.isEmpty();
	}

	// Only a file that is to be refused is looked at a second time, at two places.
	private static Optional<String> hint(Path file, Utf8Check check) throws IOException {
		if (check.firstMalformed().isEmpty() && check.firstNul().isEmpty()) {
			return Optional.empty();
		}
		Optional<String> hint = EncodingHint.ofStart(bytesAt(file, 0));
		if (hint.isEmpty() && check.firstMalformed().isPresent()) {
			return EncodingHint.ofMalformed(bytesAt(file, check.firstMalformed().getAsLong()));
		}
		return hint;
	}

	private static byte[] bytesAt(Path file, long offset) throws IOException {
		try (InputStream in = FileAccess.read(file)) {
			in.skipNBytes(offset);
			return in.readNBytes(4);
		}
	}

	private static MessageDigest newDigest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
