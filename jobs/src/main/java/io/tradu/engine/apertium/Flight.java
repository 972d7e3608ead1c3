package io.tradu.engine.apertium;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

	private List<KnownSentence> knownSentences = List.of();

	private int nextSentence;

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

	/** From now on ends whatever is sent together with one of these sentences. */
	void askAgain(List<KnownSentence> known) {
		synchronized (this.queue) {
			this.knownSentences = List.copyOf(known);
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
					next.add(this.knownSentences.get(this.nextSentence++ % this.knownSentences.size()));
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
	 * @return why the pipeline can no longer be believed; empty if it can
	 */
	Optional<String> land(String answer) {
		List<Answered> known = List.of();
		synchronized (this.queue) {
			Request request = this.requests.poll();
			if (request == null) {
				return Optional.of("an answer came that nobody had asked for");
			}
			this.oldestSince = System.nanoTime();
			if (request instanceof KnownSentence sentence) {
				this.believed = sentence.isAnsweredBy(answer);
				this.stretch = Math.min(2 * this.stretch, this.capacity);
			}
			else {
				this.answered.add(new Answered(request, answer));
			}
			if (this.believed && (request instanceof KnownSentence || this.knownSentences.isEmpty())) {
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
		return this.believed ? Optional.empty() : Optional.of("it no longer translates a known sentence");
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

	// The cause may be the oldest request, or the one answered just before a known
	// sentence. If the sentence came back wrong, it may be any earlier one.
	private @Nullable Request suspect() {
		if (!this.believed) {
			return null;
		}
		Request oldest = this.requests.peek();
		return (oldest instanceof KnownSentence && !this.answered.isEmpty())
				? this.answered.get(this.answered.size() - 1).request() : oldest;
	}

	/** Returns the log scope of the request that has waited longest. */
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
					+ (int) this.requests.stream().filter((request) -> !(request instanceof KnownSentence)).count();
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
