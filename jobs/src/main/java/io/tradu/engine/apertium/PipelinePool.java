package io.tradu.engine.apertium;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import io.tradu.batch.log.LogScope;
import io.tradu.engine.apertium.Request.Outcome;
import io.tradu.engine.apertium.SegmentCodec.Stand;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pipelines of one mode: started when there is work, replaced when they break or grow
 * old.
 */
final class PipelinePool {

	private static final Logger logger = LoggerFactory.getLogger(PipelinePool.class);

	private static final String CLOSED = "the engine is closed";

	private final Mode mode;

	private final ApertiumProperties properties;

	// Its monitor guards the fields below, too.
	private final RequestQueue queue = new RequestQueue();

	private final List<ApertiumPipeline> open = new ArrayList<>();

	private final Set<ApertiumPipeline> running = ConcurrentHashMap.newKeySet();

	private int starting;

	private boolean closed;

	private long started;

	private long recycled;

	private long replaced;

	private long retried;

	PipelinePool(Mode mode, ApertiumProperties properties) {
		this.mode = mode;
		this.properties = properties;
	}

	/**
	 * Sends requests, and starts a pipeline in the calling thread if one more is needed.
	 */
	void submit(List<Request> requests) {
		boolean start;
		synchronized (this.queue) {
			this.queue.add(requests);
			start = isPipelineMissing();
			this.starting += start ? 1 : 0;
		}
		if (start) {
			startPipeline();
		}
		giveBackIfClosed();
	}

	private boolean isPipelineMissing() {
		int serving = this.open.size() + this.starting;
		return !this.closed && serving < this.properties.pipelines()
				&& (serving == 0 || this.queue.size() > serving * this.properties.inFlight());
	}

	private void startPipeline() {
		ApertiumPipeline pipeline = null;
		String failure = "its start was interrupted";
		try {
			pipeline = startPrimed();
		}
		catch (IOException ex) {
			failure = String.valueOf(ex.getMessage());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			// Whatever happened, those who wait for this start must hear of it.
			settle(pipeline, failure);
		}
	}

	private void settle(@Nullable ApertiumPipeline pipeline, String failure) {
		List<Request> lost = List.of();
		synchronized (this.queue) {
			this.starting--;
			if (pipeline != null) {
				this.open.add(pipeline);
				this.started++;
			}
			else if (this.open.size() + this.starting == 0) {
				lost = this.queue.drain();
			}
		}
		if (pipeline != null) {
			pipeline.open(this::served);
			return;
		}
		// In a pipeline's own thread only those that wait can say whose work it is.
		LogScope scope = lost.isEmpty() ? LogScope.open() : LogScope.of(lost.get(0).logScope());
		try {
			logger.warn("no pipeline for {}: {}", this.mode.name(), failure);
		}
		finally {
			scope.close();
		}
		giveBack(lost, failure);
	}

	private ApertiumPipeline startPrimed() throws IOException, InterruptedException {
		List<String> words = PrimeWords.of(this.mode.name());
		CountDownLatch answers = new CountDownLatch(words.size());
		List<Request> requests = words.stream()
			.map((word) -> new Request(SegmentCodec.of(word).message(Stand.SUPERBLANK), false,
					this.properties.timeout(), answers))
			.toList();
		Flight flight = new Flight(this.queue, this.properties.inFlight(), this.properties.recycleAfter());
		ApertiumPipeline pipeline = ApertiumPipeline.start(this.mode, flight);
		this.running.add(pipeline);
		pipeline.prime(requests, this::ended);
		if (isClosed()) {
			pipeline.breakDown(CLOSED);
		}
		try {
			answers.await();
		}
		catch (InterruptedException ex) {
			pipeline.breakDown("interrupted");
			throw ex;
		}
		for (Request request : requests) {
			if (request.outcome() != Outcome.ANSWERED) {
				throw new IOException(request.detail());
			}
		}
		return pipeline;
	}

	private boolean isClosed() {
		synchronized (this.queue) {
			return this.closed;
		}
	}

	// Runs in the writing thread of a pipeline that takes no more; it has nothing else to
	// do.
	private void served(ApertiumPipeline pipeline) {
		boolean start;
		synchronized (this.queue) {
			this.open.remove(pipeline);
			start = this.queue.size() > 0 && isPipelineMissing();
			this.starting += start ? 1 : 0;
		}
		if (start) {
			startPipeline();
		}
	}

	private void ended(ApertiumPipeline pipeline) {
		synchronized (this.queue) {
			this.running.remove(pipeline);
			this.replaced += pipeline.isBroken() ? 1 : 0;
			this.recycled += pipeline.isBroken() ? 0 : 1;
		}
	}

	private void giveBackIfClosed() {
		List<Request> lost;
		synchronized (this.queue) {
			lost = this.closed ? this.queue.drain() : List.of();
		}
		giveBack(lost, CLOSED);
	}

	private void giveBack(Collection<Request> requests, String reason) {
		requests.forEach((request) -> request.end(Outcome.NOT_SENT, reason));
	}

	/** Ends pipelines that hang. */
	void check() {
		try {
			this.running.forEach(ApertiumPipeline::check);
		}
		catch (RuntimeException ex) {
			// The next check comes anyway; without this catch there would be none.
			logger.error("pipelines of {} could not be checked", this.mode.name(), ex);
		}
	}

	/** Ends all processes, and returns when they are gone. */
	void close() throws InterruptedException {
		synchronized (this.queue) {
			this.closed = true;
		}
		List<ApertiumPipeline> last = List.copyOf(this.running);
		last.forEach((pipeline) -> pipeline.breakDown(CLOSED));
		giveBackIfClosed();
		for (ApertiumPipeline pipeline : last) {
			pipeline.awaitEnd();
		}
	}

	/** Counts segments that are sent again. */
	void retries(long segments) {
		synchronized (this.queue) {
			this.retried += segments;
		}
	}

	PoolStatus status() {
		synchronized (this.queue) {
			int busy = this.running.stream().mapToInt(ApertiumPipeline::inFlight).sum();
			return new PoolStatus(this.mode.name(), this.open.size(), busy, this.queue.size(), this.started,
					this.recycled, this.retried, this.replaced);
		}
	}

}
