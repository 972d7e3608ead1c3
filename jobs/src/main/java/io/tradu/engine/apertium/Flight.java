package io.tradu.engine.apertium;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import io.tradu.engine.apertium.Request.Outcome;

/**
 * What one pipeline has been sent and has not answered yet, oldest first. A pipeline
 * answers in the order of asking; the number in each answer proves it.
 */
final class Flight {

	private final RequestQueue queue;

	private final int capacity;

	private final Deque<Request> requests = new ArrayDeque<>();

	private long remaining;

	private long oldestSince;

	private boolean exclusive;

	private boolean over;

	/**
	 * Creates the flight of a new pipeline.
	 * @param queue where requests come from
	 * @param capacity most requests in flight
	 * @param lifetime requests after which the pipeline has served its time
	 */
	Flight(RequestQueue queue, int capacity, long lifetime) {
		this.queue = queue;
		this.capacity = capacity;
		this.remaining = lifetime;
	}

	/**
	 * Waits for requests to send.
	 * @return what to send next, or nothing when there will never be anything again
	 */
	List<Request> takeOff() throws InterruptedException {
		synchronized (this.queue) {
			while (!this.over && this.remaining > 0) {
				List<Request> next = this.exclusive ? List.of() : this.queue.take(this.requests.size(), room());
				if (!next.isEmpty()) {
					launch(next);
					this.remaining -= next.size();
					return next;
				}
				this.queue.wait();
			}
			return List.of();
		}
	}

	// Refilled by halves: one wake-up of the writing thread serves many answers.
	private int room() {
		int free = this.capacity - this.requests.size();
		return (2 * free < this.capacity) ? 0 : (int) Math.min(free, this.remaining);
	}

	void launch(List<Request> next) {
		synchronized (this.queue) {
			if (this.requests.isEmpty()) {
				this.oldestSince = System.nanoTime();
			}
			this.requests.addAll(next);
			this.exclusive = next.get(0).alone();
		}
	}

	/**
	 * Gives an answer to the oldest request.
	 * @return whether there was one
	 */
	boolean land(String answer) {
		Request request;
		synchronized (this.queue) {
			request = this.requests.poll();
			this.oldestSince = System.nanoTime();
			if (this.requests.isEmpty()) {
				this.exclusive = false;
			}
			if (2 * this.requests.size() == this.capacity || this.requests.isEmpty()) {
				this.queue.notifyAll();
			}
		}
		if (request != null) {
			request.end(Outcome.ANSWERED, answer);
		}
		return request != null;
	}

	/** Ends the flight of a pipeline that broke; the oldest request may be the cause. */
	void crash(String reason) {
		List<Request> lost;
		synchronized (this.queue) {
			lost = List.copyOf(this.requests);
			this.requests.clear();
			this.over = true;
			this.queue.notifyAll();
		}
		for (int i = 0; i < lost.size(); i++) {
			lost.get(i).end((i == 0) ? Outcome.SUSPECT : Outcome.BROKEN, reason);
		}
	}

	/** Returns the scope in which whoever asks for the oldest request logs. */
	Map<String, String> logScope() {
		synchronized (this.queue) {
			Request oldest = this.requests.peek();
			return (oldest != null) ? oldest.logScope() : Map.of();
		}
	}

	int size() {
		synchronized (this.queue) {
			return this.requests.size();
		}
	}

	/** Tells whether the pipeline has served its time and answered everything. */
	boolean isCompleted() {
		synchronized (this.queue) {
			return this.remaining == 0 && this.requests.isEmpty();
		}
	}

	boolean isOverdue() {
		synchronized (this.queue) {
			Request oldest = this.requests.peek();
			return oldest != null && System.nanoTime() - this.oldestSince > oldest.timeoutNanos();
		}
	}

	/** Returns the length in bytes beyond which the next answer cannot be an answer. */
	int longestAnswer() {
		synchronized (this.queue) {
			Request oldest = this.requests.peek();
			return (oldest != null) ? oldest.longestAnswer() : 0;
		}
	}

}
