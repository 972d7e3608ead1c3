package io.tradu.batch.metrics;

import java.net.URI;
import java.time.Duration;

import io.micrometer.core.ipc.http.HttpSender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers metrics, and says once that they cannot be delivered, and once that they can
 * again. After a failure it does not try for a while: an unreachable server must not hold
 * up the end of a process for each batch anew.
 */
class DeliverySender implements HttpSender {

	private static final Logger logger = LoggerFactory.getLogger(DeliverySender.class);

	private static final String MAKES_DATABASE = "/query";

	private final HttpSender sender;

	private final Duration pause;

	private boolean lost;

	private long notBefore;

	private long undelivered;

	DeliverySender(HttpSender sender, Duration pause) {
		this.sender = sender;
		this.pause = pause;
	}

	@Override
	public synchronized Response send(Request request) throws Throwable {
		String place = place(request);
		if (this.lost && System.nanoTime() < this.notBefore) {
			this.undelivered++;
			throw new IllegalStateException("no metrics can be delivered to " + place);
		}
		try {
			Response response = this.sender.send(request);
			judge(request, response, place);
			return response;
		}
		catch (Throwable ex) {
			lost(place, String.valueOf(ex.getMessage()));
			this.notBefore = System.nanoTime() + this.pause.toNanos();
			throw ex;
		}
	}

	// A server that answers is tried again with the next batch. Whether a user may make
	// the database says nothing of whether he may write into it.
	private void judge(Request request, Response response, String place) {
		if (request.getUrl().getPath().endsWith(MAKES_DATABASE)) {
			return;
		}
		if (response.isSuccessful()) {
			delivered(place);
		}
		else {
			lost(place, "it answers " + response.code() + " " + response.body());
		}
	}

	private void delivered(String place) {
		if (this.lost) {
			logger.info("Metrics are delivered to {} again; {} deliveries are lost", place, this.undelivered);
		}
		this.lost = false;
		this.undelivered = 0;
	}

	private void lost(String place, String reason) {
		if (!this.lost) {
			logger.warn("Metrics cannot be delivered to {}: {}; the work goes on without", place, reason);
		}
		this.lost = true;
		this.undelivered++;
	}

	// The address of a request may hold a password or a token.
	private static String place(Request request) {
		return URI.create(request.getUrl().toString().replaceAll("\\?.*", "")).getAuthority().replaceAll(".*@", "");
	}

}
