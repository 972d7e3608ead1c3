package io.tradu.batch.failure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * Tells one defect from another: the same exception, thrown at the same place, has the
 * same fingerprint in every run.
 */
public final class Fingerprint {

	private static final int FRAMES = 5;

	private static final int LENGTH = 12;

	private Fingerprint() {
	}

	/** Returns the fingerprint of the first cause of a failure. */
	public static String of(Throwable failure) {
		Throwable first = FailureChain.of(failure).root();
		// Without line numbers, which every release moves, and without the numbers that
		// the compiler and the machine give to lambdas and generated classes.
		String place = Arrays.stream(first.getStackTrace())
			.limit(FRAMES)
			.map((frame) -> (frame.getClassName() + "." + frame.getMethodName()).replaceAll("/0x\\w+|\\d+", "#"))
			.collect(Collectors.joining("\n"));
		return hash(first.getClass().getName() + "\n" + place);
	}

	private static String hash(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest).substring(0, LENGTH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

}
