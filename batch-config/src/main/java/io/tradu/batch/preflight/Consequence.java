package io.tradu.batch.preflight;

import java.util.Locale;

/** What a finding means for the job that is about to begin, the worst last. */
public enum Consequence {

	/** The job runs; an operator should know. */
	WARNING,

	/** The job would fail: something is used up, missing or not permitted. */
	FAILURE,

	/** The job could do harm, or would fail however often it is restarted. */
	REFUSAL,

	/** A setting is wrong. */
	WRONG_SETTING;

	/** Returns the name as commands print it. */
	public String tag() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
