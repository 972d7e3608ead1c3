package io.tradu.csv;

import java.io.IOException;

/** A file that cannot be read as a CSV document at all, or not beyond some byte. */
public final class UnreadableDocument extends IOException {

	private static final long serialVersionUID = 1L;

	private final String rule;

	private final long byteOffset;

	UnreadableDocument(String rule, long byteOffset, String detail) {
		super(detail);
		this.rule = rule;
		this.byteOffset = byteOffset;
	}

	static void throwIfMalformed(Utf8Check check) throws UnreadableDocument {
		if (check.firstMalformed().isPresent()) {
			long where = check.firstMalformed().getAsLong();
			throw new UnreadableDocument("not-utf8", where, "the bytes from " + where + " on are not UTF-8");
		}
	}

	/**
	 * Returns the rule that was broken: {@code not-utf8}, {@code no-header} or
	 * {@code bad-header}.
	 */
	public String rule() {
		return this.rule;
	}

	/** Returns where in the file the trouble starts. */
	public long byteOffset() {
		return this.byteOffset;
	}

}
