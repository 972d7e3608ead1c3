package io.tradu.engine.apertium;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.batch.failure.TransientFailure;
import io.tradu.engine.apertium.Request.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Asks a pool until every question is answered or known to break pipelines. Gives up when
 * several rounds in a row bring no answer at all.
 */
final class Conversation {

	private static final Logger logger = LoggerFactory.getLogger(Conversation.class);

	private final PipelinePool pool;

	private final ApertiumProperties properties;

	private final CountDownLatch closed;

	private final List<Question> questions;

	private Outcome lastOutcome = Outcome.OPEN;

	private String lastFailure = "";

	/**
	 * Creates a conversation.
	 * @param closed open as long as the engine is
	 */
	Conversation(PipelinePool pool, ApertiumProperties properties, CountDownLatch closed, List<String> messages) {
		this.pool = pool;
		this.properties = properties;
		this.closed = closed;
		this.questions = messages.stream().map(Question::new).toList();
	}

	List<Question> run() {
		try {
			BackOffExecution pauses = newBackOff().start();
			while (this.questions.stream().anyMatch(Question::isOpen)) {
				long answered = answered();
				round();
				if (this.questions.stream().anyMatch(Question::isOpen)) {
					pauses = (answered() > answered) ? newBackOff().start() : pauses;
					pause(pauses.nextBackOff());
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new TransientFailure(FailureCategory.DEPENDENCY, "interrupted while waiting for Apertium", ex);
		}
		return this.questions;
	}

	// Suspects come last: they may break the next pipeline, too.
	private void round() throws InterruptedException {
		List<Question> together = this.questions.stream()
			.filter((question) -> question.isOpen() && !question.isSuspect())
			.toList();
		List<Question> suspects = this.questions.stream()
			.filter((question) -> question.isOpen() && question.isSuspect())
			.toList();
		ask(together, false);
		if (together.stream().noneMatch(Question::isOpen)) {
			for (Question suspect : suspects) {
				ask(List.of(suspect), true);
			}
		}
	}

	private void ask(List<Question> asked, boolean alone) throws InterruptedException {
		if (asked.isEmpty()) {
			return;
		}
		CountDownLatch answers = new CountDownLatch(asked.size());
		List<Request> requests = new ArrayList<>(asked.size());
		for (Question question : asked) {
			Duration timeout = this.properties.timeoutFor(question.message().length());
			requests.add(new Request(question.message(), alone, timeout, answers));
		}
		this.pool.submit(requests);
		answers.await();
		for (int i = 0; i < requests.size(); i++) {
			note(asked.get(i), requests.get(i));
		}
	}

	private void note(Question question, Request request) {
		question.take(request);
		if (request.outcome() != Outcome.ANSWERED) {
			this.lastOutcome = request.outcome();
			this.lastFailure = request.detail();
		}
	}

	private void pause(long millis) throws InterruptedException {
		if (millis == BackOffExecution.STOP) {
			throw failure();
		}
		long open = this.questions.stream().filter(Question::isOpen).count();
		this.pool.retries(open);
		logger.warn("{} segments are sent again in {} ms: {}", open, millis, this.lastFailure);
		if (this.closed.await(millis, TimeUnit.MILLISECONDS)) {
			throw new TransientFailure(FailureCategory.DEPENDENCY, "Apertium is closed", null);
		}
	}

	private RuntimeException failure() {
		String notStarted = "Apertium cannot be started: " + this.lastFailure;
		return switch (this.lastOutcome) {
			case NOT_SENT -> new StoppingFailure(FailureCategory.DEPENDENCY, notStarted, null);
			case NO_CAPACITY -> new StoppingFailure(FailureCategory.CAPACITY, notStarted, null);
			default ->
				new TransientFailure(FailureCategory.DEPENDENCY, "Apertium keeps failing: " + this.lastFailure, null);
		};
	}

	private long answered() {
		return this.questions.stream().filter((question) -> question.answer() != null).count();
	}

	private ExponentialBackOff newBackOff() {
		ApertiumProperties.Retry retry = this.properties.retry();
		ExponentialBackOff backOff = new ExponentialBackOff(retry.delay().toMillis(), retry.multiplier());
		backOff.setMaxInterval(retry.maxDelay().toMillis());
		backOff.setMaxAttempts(retry.maxRetries());
		return backOff;
	}

}
