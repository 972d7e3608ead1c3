package io.tradu.dataflow;

/**
 * Applications of the stream do not come up. The message says which, and what they say.
 */
class StreamFailed extends RuntimeException {

	private static final long serialVersionUID = 1L;

	StreamFailed(String message) {
		super(message);
	}

}
