package io.tradu.engine.apertium;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * Requests that no pipeline has taken yet. Its monitor also guards the flights of the
 * pipelines that take from it, so that a request is always in exactly one place.
 */
final class RequestQueue {

	private final Deque<Request> waiting = new ArrayDeque<>();

	synchronized void add(Collection<Request> requests) {
		this.waiting.addAll(requests);
		notifyAll();
	}

	synchronized int size() {
		return this.waiting.size();
	}

	/** Takes everything out, for when there is nobody to serve it. */
	synchronized List<Request> drain() {
		List<Request> all = List.copyOf(this.waiting);
		this.waiting.clear();
		return all;
	}

	/**
	 * Takes what may be sent together with what is in flight already. Call with the
	 * monitor held.
	 */
	List<Request> take(int inFlight, int room) {
		List<Request> taken = new ArrayList<>();
		Request head = this.waiting.peek();
		if (head != null && head.alone()) {
			if (inFlight == 0) {
				taken.add(this.waiting.remove());
			}
			return taken;
		}
		while (head != null && !head.alone() && taken.size() < room) {
			taken.add(this.waiting.remove());
			head = this.waiting.peek();
		}
		return taken;
	}

}
