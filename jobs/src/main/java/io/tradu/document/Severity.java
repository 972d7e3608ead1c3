package io.tradu.document;

/** What a finding of a quality check means for the row. */
public enum Severity {

	/** The check does not run. */
	OFF,

	/** The finding is recorded; the row is delivered. */
	WARNING,

	/** The row is rejected. */
	ERROR

}
