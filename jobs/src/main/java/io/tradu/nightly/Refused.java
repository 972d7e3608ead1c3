package io.tradu.nightly;

/** A run that may not take place. The message says why, and what to do instead. */
public class Refused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public Refused(String reason) {
		super(reason);
	}

}
