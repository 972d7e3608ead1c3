package io.tradu.document;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;

/**
 * The archived file of a document no longer has the bytes that were received. Whatever
 * was to be made of it is not made; other documents are not affected.
 */
public class ChangedDocumentException extends StoppingFailure {

	/** The rule that such a document breaks, as a stable identifier. */
	public static final String RULE = "changed-after-receipt";

	private static final long serialVersionUID = 1L;

	private ChangedDocumentException(String message, @Nullable Throwable cause) {
		super(FailureCategory.DATA, message, cause);
	}

	static ChangedDocumentException of(Path file, String sha256) {
		return new ChangedDocumentException(
				file + " no longer has the bytes that were received (SHA-256 " + sha256 + ")", null);
	}

	static ChangedDocumentException missing(Path file, String sha256, Throwable cause) {
		return new ChangedDocumentException(file + " is missing (SHA-256 " + sha256 + ")", cause);
	}

}
