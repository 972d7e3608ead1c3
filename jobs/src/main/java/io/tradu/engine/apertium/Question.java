package io.tradu.engine.apertium;

import org.jspecify.annotations.Nullable;

/** One message that somebody wants an answer to, over as many requests as that takes. */
final class Question {

	private static final int CRASHES_ALONE = 2;

	private final String message;

	private @Nullable String answer;

	private @Nullable String failure;

	private boolean suspect;

	private int crashesAlone;

	Question(String message) {
		this.message = message;
	}

	/** Takes note of what became of a request for this question. */
	void take(Request request) {
		switch (request.outcome()) {
			case ANSWERED -> this.answer = request.detail();
			case SUSPECT -> {
				this.suspect = true;
				this.crashesAlone += request.alone() ? 1 : 0;
				this.failure = request.detail();
			}
			case OPEN, BROKEN, NOT_SENT, NO_CAPACITY -> this.failure = request.detail();
		}
	}

	String message() {
		return this.message;
	}

	/**
	 * Tells whether a pipeline broke at this question, so that it has to be asked alone.
	 */
	boolean isSuspect() {
		return this.suspect;
	}

	boolean isOpen() {
		return this.answer == null && this.crashesAlone < CRASHES_ALONE;
	}

	/** Returns the answer, or nothing if the question breaks every pipeline. */
	@Nullable String answer() {
		return this.answer;
	}

	/** Returns what went wrong at the last try. */
	String failure() {
		return (this.failure != null) ? this.failure : "";
	}

}
