package io.tradu.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import io.tradu.batch.file.FileAccess;

/**
 * Hashes of a file's segments, so that any part of it can be verified without reading the
 * rest.
 *
 * @param hashes for each segment of {@value #SEGMENT_BYTES} bytes, the last one shorter,
 * the first {@value #HASH_BYTES} bytes of its SHA-256
 */
public record SegmentHashes(byte[] hashes) {

	/** Length of a segment. Every file ever recorded has segments of this length. */
	static final int SEGMENT_BYTES = 16 * 1024;

	private static final int HASH_BYTES = 16;

	/**
	 * Hashes a file while checking that it is the one that is expected.
	 * @param file the file, not a link
	 * @param sha256 SHA-256 of the whole file, in lower-case hexadecimal
	 * @throws ChangedDocumentException if the file has other bytes
	 */
	public static SegmentHashes of(Path file, String sha256) throws IOException {
		MessageDigest whole = sha256();
		MessageDigest segment = sha256();
		int segments = Math.toIntExact((Files.size(file) + SEGMENT_BYTES - 1) / SEGMENT_BYTES);
		ByteBuffer hashes = ByteBuffer.allocate(segments * HASH_BYTES);
		try (InputStream in = FileAccess.read(file, LinkOption.NOFOLLOW_LINKS)) {
			byte[] buffer = new byte[SEGMENT_BYTES];
			int count = in.readNBytes(buffer, 0, SEGMENT_BYTES);
			while (count > 0 && hashes.hasRemaining()) {
				whole.update(buffer, 0, count);
				segment.update(buffer, 0, count);
				hashes.put(segment.digest(), 0, HASH_BYTES);
				count = in.readNBytes(buffer, 0, SEGMENT_BYTES);
			}
			if (count > 0 || !HexFormat.of().formatHex(whole.digest()).equals(sha256)) {
				throw ChangedDocumentException.of(file, sha256);
			}
		}
		return new SegmentHashes(hashes.array());
	}

	static SegmentHashes parse(String text) {
		return new SegmentHashes(Base64.getDecoder().decode(text));
	}

	/** Returns whether a segment has these bytes. */
	boolean matches(long segment, byte[] bytes, int length) {
		long start = segment * HASH_BYTES;
		if (start < 0 || start + HASH_BYTES > this.hashes.length) {
			return false;
		}
		MessageDigest digest = sha256();
		digest.update(bytes, 0, length);
		byte[] hash = digest.digest();
		return Arrays.equals(hash, 0, HASH_BYTES, this.hashes, (int) start, (int) start + HASH_BYTES);
	}

	/** Returns the size in memory, in bytes. */
	int weight() {
		return this.hashes.length;
	}

	@Override
	public String toString() {
		return Base64.getEncoder().encodeToString(this.hashes);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof SegmentHashes that && Arrays.equals(this.hashes, that.hashes);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.hashes);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
