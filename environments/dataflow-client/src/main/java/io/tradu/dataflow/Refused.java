package io.tradu.dataflow;

/** It is not done, so as to do no harm. The message says why. */
class Refused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	Refused(String message) {
		super(message);
	}

}
