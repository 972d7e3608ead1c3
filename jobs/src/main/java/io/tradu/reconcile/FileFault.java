package io.tradu.reconcile;

/**
 * What is wrong with a file that the database knows.
 *
 * @param kind in what way it is wrong
 * @param words the same in words, with the file's path
 */
public record FileFault(Kind kind, String words) {

	/** The ways in which a file can be wrong. */
	public enum Kind {

		/** It is not there. */
		MISSING,

		/** It has other bytes than recorded. */
		CHANGED,

		/** Its bytes are those recorded, and hold another number of rows. */
		OTHER_ROWS

	}

}
