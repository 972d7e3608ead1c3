package io.tradu.nightly;

import java.util.List;

/** A run that may not take place. The message says why, and what to do instead. */
public class Refused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final List<String> waysOut;

	public Refused(String reason) {
		this(reason, List.of());
	}

	/**
	 * Creates a refusal.
	 * @param waysOut what can be done, to be printed line by line below the reason
	 */
	Refused(String reason, List<String> waysOut) {
		super(reason);
		this.waysOut = List.copyOf(waysOut);
	}

	public List<String> waysOut() {
		return this.waysOut;
	}

}
