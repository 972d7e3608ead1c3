package io.tradu.chaos;

/** What happens besides the kill. */
enum Disturbance {

	NONE,

	/**
	 * The database is replaced by an older copy of itself, or lost if it was copied
	 * before the night began.
	 */
	OLD_DATABASE,

	/** What the killed process had not made durable is lost. */
	POWER_CUT,

	/**
	 * A file of the archive is changed, without changing its length, while the night is
	 * stopped.
	 */
	CHANGED_FILE,

	/**
	 * A file of the archive is changed while the night runs, which is not killed then.
	 */
	CHANGED_WHILE_RUNNING,

	/**
	 * The night is abandoned, and one of its documents is sent again under the same name
	 * with other texts.
	 */
	CORRECTED_FILE

}
