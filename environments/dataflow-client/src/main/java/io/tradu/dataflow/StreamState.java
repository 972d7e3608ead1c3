package io.tradu.dataflow;

import java.util.Locale;

/** How a stream's processes are, in Data Flow's words. */
enum StreamState {

	UNDEPLOYED, DEPLOYING, DEPLOYED, PARTIAL, FAILED, ERROR, UNKNOWN, INCOMPLETE;

	static StreamState of(String word) {
		try {
			return valueOf(word.toUpperCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			return UNKNOWN;
		}
	}

	/** Tells whether some of its processes do not run, and will not by themselves. */
	boolean isBroken() {
		return this == PARTIAL || this == FAILED || this == ERROR || this == INCOMPLETE;
	}

	String inWords() {
		return name().toLowerCase(Locale.ROOT);
	}

}
