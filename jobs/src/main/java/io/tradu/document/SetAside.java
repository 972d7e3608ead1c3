package io.tradu.document;

/**
 * A file that lay in the inbox and did not become a document.
 *
 * @param feed name of the folder it lay in
 * @param fileName its name
 * @param kind what became of it
 * @param rule why, as a stable identifier
 * @param detail the same in words
 */
public record SetAside(String feed, String fileName, Kind kind, String rule, String detail) {

	/** What became of it. */
	public enum Kind {

		/** Moved to quarantine. */
		QUARANTINED,

		/** Left in the inbox for a later run. */
		DEFERRED

	}

	public static SetAside quarantined(String feed, String fileName, String rule, String detail) {
		return new SetAside(feed, fileName, Kind.QUARANTINED, rule, detail);
	}

	public static SetAside deferred(String feed, String fileName, String rule, String detail) {
		return new SetAside(feed, fileName, Kind.DEFERRED, rule, detail);
	}

	/** Returns the file as people write it, {@code feed/file}. */
	public String label() {
		return this.feed.isEmpty() ? this.fileName : this.feed + "/" + this.fileName;
	}

}
