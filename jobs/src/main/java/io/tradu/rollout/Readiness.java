package io.tradu.rollout;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks processes whether they can work, until they can or patience ends. */
public class Readiness {

	private static final int OK = 200;

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

	private final Duration patience;

	private final Clock clock;

	/** Creates the question. */
	public Readiness(Duration patience, Clock clock) {
		this.patience = patience;
		this.clock = clock;
	}

	/**
	 * Waits for processes.
	 * @param urls where they answer
	 * @return what stands in the way; empty if all are ready
	 */
	public Optional<String> await(List<String> urls) {
		if (urls.isEmpty()) {
			return Optional.of("the stream has no processes");
		}
		Instant end = this.clock.instant().plus(this.patience);
		for (String url : urls) {
			while (!isReady(url)) {
				if (this.clock.instant().isAfter(end)) {
					return Optional.of(url + " is not ready after " + this.patience.toSeconds() + " s");
				}
				LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
			}
		}
		return Optional.empty();
	}

	private boolean isReady(String url) {
		if (url.isEmpty()) {
			// Has only just been started.
			return false;
		}
		try {
			HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/actuator/health/readiness"))
				.timeout(Duration.ofSeconds(5))
				.build();
			return this.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
