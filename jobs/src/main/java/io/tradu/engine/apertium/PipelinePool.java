package io.tradu.engine.apertium;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.log.LogScope;
import io.tradu.engine.apertium.Request.Outcome;
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

	private final PipelineStarter starter;

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

	PipelinePool(Mode mode, ApertiumProperties properties, StageLauncher launcher) {
		this.mode = mode;
		this.properties = properties;
		this.starter = new PipelineStarter(mode, properties, launcher, this.queue);
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
		try {
			open(this.starter.start(this.properties.recycleAfter(), this::begun, this::ended));
		}
		catch (StartFailedException ex) {
			notStarted((ex.category() == FailureCategory.CAPACITY) ? Outcome.NO_CAPACITY : Outcome.NOT_SENT,
					String.valueOf(ex.getMessage()));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			notStarted(Outcome.NOT_SENT, "its start was interrupted");
		}
		catch (RuntimeException | Error ex) {
			// Whatever happened, the callers that wait for this start must hear of it.
			notStarted(Outcome.NOT_SENT, String.valueOf(ex));
			throw ex;
		}
	}

	private void open(ApertiumPipeline pipeline) throws StartFailedException {
		synchronized (this.queue) {
			this.open.add(pipeline);
			this.started++;
		}
		try {
			pipeline.open(this::served);
		}
		catch (OutOfMemoryError ex) {
			synchronized (this.queue) {
				this.open.remove(pipeline);
			}
			pipeline.breakDown("it could not begin");
			throw StartFailedException.of(ex);
		}
		synchronized (this.queue) {
			this.starting--;
		}
	}

	private void notStarted(Outcome outcome, String failure) {
		List<Request> lost;
		synchronized (this.queue) {
			this.starting--;
			lost = (this.open.size() + this.starting == 0) ? this.queue.drain() : List.of();
		}
		// In a pipeline's own thread only the requests that wait know whose work it is.
		LogScope scope = lost.isEmpty() ? LogScope.open() : LogScope.of(lost.get(0).logScope());
		try {
			logger.warn("no pipeline for {}: {}", this.mode.name(), failure);
		}
		finally {
			scope.close();
		}
		giveBack(lost, outcome, failure);
	}

	/**
	 * Starts a pipeline that takes no requests, to see whether it translates.
	 * @throws StartFailedException if it does not
	 */
	void prove() throws StartFailedException, InterruptedException {
		this.starter.start(0, this::begun, this.running::remove).finish();
	}

	private void begun(ApertiumPipeline pipeline) {
		this.running.add(pipeline);
		if (isClosed()) {
			pipeline.breakDown(CLOSED);
		}
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
		giveBack(lost, Outcome.NOT_SENT, CLOSED);
	}

	private static void giveBack(Collection<Request> requests, Outcome outcome, String reason) {
		requests.forEach((request) -> request.end(outcome, reason));
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
