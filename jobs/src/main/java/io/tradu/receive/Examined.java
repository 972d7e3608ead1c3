package io.tradu.receive;

import java.util.List;

import io.tradu.document.Feed;

/** What a look at a file alone tells of it. */
sealed interface Examined {

	/** Returns the file. */
	InboxFile file();

	/**
	 * It can be read as a document of its feed.
	 *
	 * @param feed its feed
	 * @param sha256 SHA-256 of its bytes, in hexadecimal
	 * @param bytes its size
	 * @param columns names of its header
	 * @param firstRow where its first row starts, in bytes from the start of the file
	 */
	record Readable(InboxFile file, Feed feed, String sha256, long bytes, List<String> columns,
			long firstRow) implements Examined {
	}

	/**
	 * It is no document.
	 *
	 * @param rule the rule it breaks, as a stable identifier
	 * @param detail the same in words
	 */
	record NotADocument(InboxFile file, String rule, String detail) implements Examined {
	}

	/**
	 * It is left where it lies.
	 *
	 * @param rule why, as a stable identifier
	 * @param detail the same in words
	 */
	record Deferred(InboxFile file, String rule, String detail) implements Examined {
	}

}
