package io.tradu.batch.failure;

import java.util.Locale;

/** Why something went wrong, and with that what happens next. */
public enum FailureCategory {

	/** Something is used up: disk, memory, connections, time. */
	CAPACITY,

	/** Something the line needs from outside does not answer: an engine, a broker. */
	DEPENDENCY,

	/** The input is wrong. Trying again cannot help; the item becomes a dead letter. */
	DATA,

	/** The machine or the database failed underneath. */
	INFRASTRUCTURE,

	/** A defect of the software. Everything that nobody classified. */
	LOGIC;

	/** Returns the name as metrics, logs and files carry it. */
	public String tag() {
		return name().toLowerCase(Locale.ROOT);
	}

}
