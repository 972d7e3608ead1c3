package io.tradu.receive;

import java.util.List;

import io.tradu.document.Feed;
import io.tradu.document.SegmentHashes;
import org.jspecify.annotations.Nullable;

/** What a file is, judged by itself alone. */
sealed interface Examined {

	/** Returns the file. */
	InboxFile file();

	/** Returns the copy that was examined; null if none was made. */
	@Nullable IncomingFile copy();

	/**
	 * It can be read as a document of its feed.
	 *
	 * @param copy the copy that was examined
	 * @param feed its feed
	 * @param hashes hashes of its segments
	 * @param bytes its size
	 * @param columns names of its header
	 * @param firstRow where its first row starts, in bytes from the start of the file
	 */
	record Readable(InboxFile file, IncomingFile copy, Feed feed, SegmentHashes hashes, long bytes,
			List<String> columns, long firstRow) implements Examined {
	}

	/**
	 * It is not a document.
	 *
	 * @param copy the copy that was examined; null if the file itself is to be moved
	 * @param rule the rule it breaks, as a stable identifier
	 * @param detail the same as a sentence
	 */
	record NotADocument(InboxFile file, @Nullable IncomingFile copy, String rule, String detail) implements Examined {
	}

	/**
	 * It is left where it is.
	 *
	 * @param rule why, as a stable identifier
	 * @param detail the same as a sentence
	 */
	record Deferred(InboxFile file, String rule, String detail) implements Examined {

		@Override
		public @Nullable IncomingFile copy() {
			return null;
		}

	}

}
