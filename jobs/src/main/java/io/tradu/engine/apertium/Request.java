package io.tradu.engine.apertium;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import io.tradu.batch.log.LogScope;
import org.jspecify.annotations.Nullable;

/**
 * One message and what became of it. Written by a pipeline's threads and read by the
 * asking thread after the latch that all requests of one round share.
 */
class Request {

	/** What became of a request. */
	enum Outcome {

		/** Not known yet. */
		OPEN,

		/** Answered. */
		ANSWERED,

		/** In flight when its pipeline broke. */
		BROKEN,

		/** In flight longest when its pipeline broke, so that it may be the cause. */
		SUSPECT,

		/** Never sent, because no pipeline could be started. */
		NOT_SENT,

		/** Never sent, because the machine had no process, thread or memory for one. */
		NO_CAPACITY

	}

	private final byte[] message;

	private final boolean alone;

	private final long timeoutNanos;

	private final int longestAnswer;

	private final CountDownLatch round;

	private final Map<String, String> logScope = LogScope.take();

	private Outcome outcome = Outcome.OPEN;

	private @Nullable String detail;

	/**
	 * Creates a request.
	 * @param alone whether nothing else may be in flight with it
	 */
	Request(String message, boolean alone, Duration timeout, CountDownLatch round) {
		this.message = message.getBytes(StandardCharsets.UTF_8);
		this.alone = alone;
		this.timeoutNanos = timeout.toNanos();
		// A translation is seldom twice as long; ten times and more is something else's
		// output.
		this.longestAnswer = 10 * this.message.length + 10_000;
		this.round = round;
	}

	/** Returns the scope in which whoever asked logs. */
	Map<String, String> logScope() {
		return this.logScope;
	}

	byte[] message() {
		return this.message;
	}

	boolean alone() {
		return this.alone;
	}

	long timeoutNanos() {
		return this.timeoutNanos;
	}

	int longestAnswer() {
		return this.longestAnswer;
	}

	void end(Outcome outcome, String detail) {
		this.outcome = outcome;
		this.detail = detail;
		this.round.countDown();
	}

	Outcome outcome() {
		return this.outcome;
	}

	/** Returns the answer, or what went wrong. */
	String detail() {
		return (this.detail != null) ? this.detail : "";
	}

}
