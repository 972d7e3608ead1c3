package io.tradu.batch.health;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether another service answers over HTTP. Without it the line goes on, so its silence
 * is degraded, not down.
 */
class HttpCheck implements HealthCheck {

	private static final int FIRST_FAILURE = 300;

	private final String name;

	private final URI uri;

	private final HealthProperties properties;

	private final HttpClient client;

	HttpCheck(String name, URI uri, HealthProperties properties) {
		this.name = name;
		this.uri = uri;
		this.properties = properties;
		this.client = HttpClient.newBuilder().connectTimeout(properties.timeout()).build();
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Health check() throws InterruptedException {
		long start = System.nanoTime();
		HttpRequest request = HttpRequest.newBuilder(this.uri).timeout(this.properties.timeout()).build();
		try {
			HttpResponse<Void> response = this.client.send(request, BodyHandlers.discarding());
			return answer(response.statusCode(), System.nanoTime() - start);
		}
		catch (ConnectException ex) {
			return degraded("does not answer: connection refused");
		}
		catch (IOException ex) {
			return degraded("does not answer: " + BackgroundCheck.sentence(ex));
		}
	}

	private Health answer(int code, long took) {
		if (code >= FIRST_FAILURE) {
			return degraded("answers with HTTP status " + code);
		}
		Status status = (took < this.properties.slow().toNanos()) ? Status.UP : Severity.DEGRADED;
		return Health.status(status).withDetail("place", place()).withDetail("answered in", Words.age(took)).build();
	}

	private Health degraded(String error) {
		return Health.status(Severity.DEGRADED).withDetail("place", place()).withDetail("error", error).build();
	}

	// An address may name a user and a password.
	private String place() {
		return this.uri.getScheme() + "://" + this.uri.getHost()
				+ ((this.uri.getPort() >= 0) ? ":" + this.uri.getPort() : "");
	}

}
