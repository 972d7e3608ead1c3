package io.tradu.engine.apertium;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

import io.tradu.engine.apertium.Request.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What one pipeline has been sent and has not answered yet, oldest first. A pipeline
 * answers in the order of asking; the number in each answer proves it. Whatever is sent
 * together ends with a known sentence, and the answers before that count only when the
 * pipeline still knows it: a stage that passes numbers on may have begun to hold the
 * words back. A new pipeline is sent little together, so that it gets something done even
 * if it breaks soon.
 */
final class Flight {

	private final RequestQueue queue;

	private final int capacity;

	private final Deque<Request> requests = new ArrayDeque<>();

	// Answered since the last known sentence.
	private final List<Answered> answered = new ArrayList<>();

	private List<Probe> probes = List.of();

	private int nextProbe;

	// Most requests before the next known sentence.
	private int stretch = 1;

	private boolean believed = true;

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

	/** Begins to ask for known sentences, each in its turn. */
	void probeWith(List<Probe> known) {
		synchronized (this.queue) {
			this.probes = List.copyOf(known);
		}
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
					this.remaining -= next.size();
					next.add(this.probes.get(this.nextProbe++ % this.probes.size()));
					launch(next);
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
		return (2 * free < this.capacity) ? 0 : (int) Math.min(Math.min(free, this.stretch), this.remaining);
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
	 * @return whether there was one, and the pipeline is still believed
	 */
	boolean land(String answer) {
		List<Answered> known = List.of();
		synchronized (this.queue) {
			Request request = this.requests.poll();
			if (request == null) {
				return false;
			}
			this.oldestSince = System.nanoTime();
			if (request instanceof Probe probe) {
				this.believed = probe.isPassedBy(answer);
				this.stretch = Math.min(2 * this.stretch, this.capacity);
			}
			else {
				this.answered.add(new Answered(request, answer));
			}
			if (this.believed && (request instanceof Probe || this.probes.isEmpty())) {
				known = List.copyOf(this.answered);
				this.answered.clear();
			}
			if (this.requests.isEmpty()) {
				this.exclusive = false;
			}
			if (2 * this.requests.size() == this.capacity || this.requests.isEmpty()) {
				this.queue.notifyAll();
			}
		}
		known.forEach((answered) -> answered.request().end(Outcome.ANSWERED, answered.answer()));
		return this.believed;
	}

	/** Ends the flight of a pipeline that broke. */
	void crash(String reason) {
		List<Request> lost = new ArrayList<>();
		Request suspect;
		synchronized (this.queue) {
			suspect = suspect();
			this.answered.forEach((answered) -> lost.add(answered.request()));
			this.answered.clear();
			lost.addAll(this.requests);
			this.requests.clear();
			this.over = true;
			this.queue.notifyAll();
		}
		lost.forEach((request) -> request.end((request == suspect) ? Outcome.SUSPECT : Outcome.BROKEN, reason));
	}

	// The cause may be the oldest request, or what was answered just before a known
	// sentence. A pipeline that is no longer believed has gone wrong at some time before.
	private @Nullable Request suspect() {
		if (!this.believed) {
			return null;
		}
		Request oldest = this.requests.peek();
		return (oldest instanceof Probe && !this.answered.isEmpty())
				? this.answered.get(this.answered.size() - 1).request() : oldest;
	}

	/** Returns the scope in which whoever waits longest for an answer logs. */
	Map<String, String> logScope() {
		synchronized (this.queue) {
			Request oldest = this.answered.isEmpty() ? this.requests.peek() : this.answered.get(0).request();
			return (oldest != null) ? oldest.logScope() : Map.of();
		}
	}

	/** Returns how many segments wait for an answer that counts. */
	int size() {
		synchronized (this.queue) {
			return this.answered.size()
					+ (int) this.requests.stream().filter((request) -> !(request instanceof Probe)).count();
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

	private record Answered(Request request, String answer) {
	}

}
