package io.tradu.document;

import org.jspecify.annotations.Nullable;

/**
 * The feeds file cannot be used. The message names the file, the feed and the setting.
 */
public class InvalidFeeds extends RuntimeException {

	private static final long serialVersionUID = 1L;

	InvalidFeeds(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
