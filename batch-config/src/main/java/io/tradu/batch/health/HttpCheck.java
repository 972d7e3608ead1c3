package io.tradu.batch.health;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.tradu.batch.failure.FailureCategory;
import org.jspecify.annotations.Nullable;

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

	private @Nullable String login;

	HttpCheck(String name, URI uri, HealthProperties properties) {
		this.name = name;
		this.uri = uri;
		this.properties = properties;
		this.client = HttpClient.newBuilder().connectTimeout(patience(properties)).build();
	}

	/** Sends a user's name and password along, unless the password is blank. */
	HttpCheck withLogin(String user, String password) {
		if (!password.isBlank()) {
			this.login = "Basic "
					+ Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
		}
		return this;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public FailureCategory category() {
		return FailureCategory.DEPENDENCY;
	}

	@Override
	public Health check() throws InterruptedException {
		long start = System.nanoTime();
		// The time of a request ends with the headers of its answer.
		CompletableFuture<HttpResponse<Void>> asked = this.client.sendAsync(request(), BodyHandlers.discarding());
		try {
			int code = asked.get(patience(this.properties).toMillis(), TimeUnit.MILLISECONDS).statusCode();
			return answer(code, System.nanoTime() - start);
		}
		catch (TimeoutException ex) {
			return degraded("does not answer: nothing for " + Words.age(System.nanoTime() - start));
		}
		catch (ExecutionException ex) {
			return degraded("does not answer: " + ((ex.getCause() instanceof ConnectException) ? "connection refused"
					: BackgroundCheck.sentence(ex)));
		}
		finally {
			asked.cancel(true);
		}
	}

	@Override
	public Health silent() {
		return Health.status(Severity.DEGRADED).withDetail("place", place()).build();
	}

	// Below the time after which a look counts as one that hangs.
	private static Duration patience(HealthProperties properties) {
		return properties.timeout().dividedBy(2);
	}

	private HttpRequest request() {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.uri);
		return ((this.login != null) ? request.header("Authorization", this.login) : request).build();
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
