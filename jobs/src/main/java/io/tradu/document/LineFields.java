package io.tradu.document;

import io.tradu.batch.log.LogField;
import io.tradu.batch.log.LogScope;

/** The line's own fields in the log. */
public final class LineFields {

	/** Business date of the night. */
	public static final LogField BUSINESS_DATE = LogField.name("business_date");

	/** Name of the feed. */
	public static final LogField FEED = LogField.name("feed");

	/** The document, as feed and file name. */
	public static final LogField DOCUMENT = LogField.name("document");

	/** Number of the block. */
	public static final LogField BLOCK = LogField.number("block");

	/** Target language. */
	public static final LogField TARGET = LogField.name("target");

	/** How many rows it is about. */
	public static final LogField ROWS = LogField.number("rows");

	private LineFields() {
	}

	/** Opens the scope of work on a document. */
	public static LogScope scope(Document document) {
		return LogScope.with(FEED, document.feed()).and(DOCUMENT, document.label());
	}

	/** Opens the scope of work on a block. */
	public static LogScope scope(Document document, Block block) {
		return scope(document).and(BLOCK, block.id()).and(TARGET, block.target());
	}

}
