package io.tradu.batch.health;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

class HttpCheckTests {

	private HttpServer server;

	private volatile int code = 204;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/ping", (exchange) -> {
			exchange.sendResponseHeaders(this.code, -1);
			exchange.close();
		});
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void isUpWhenTheServiceAnswers() throws Exception {
		Health health = check(this.server.getAddress().getPort(), Settings.of()).check();

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsKeys("place", "answered in");
	}

	@Test
	void logsInWhereAPasswordIsGiven() throws Exception {
		int port = this.server.getAddress().getPort();
		this.server.createContext("/ping/closed", (exchange) -> {
			boolean known = "Basic b3BlcmF0b3I6dGhlLXBhc3N3b3Jk"
				.equals(exchange.getRequestHeaders().getFirst("Authorization"));
			exchange.sendResponseHeaders(known ? 200 : 401, -1);
			exchange.close();
		});
		HttpCheck check = new HttpCheck("dataFlow", URI.create("http://127.0.0.1:" + port + "/ping/closed"),
				Settings.of());

		assertThat(check.withLogin("operator", "").check().getStatus()).isEqualTo(Severity.DEGRADED);
		assertThat(check.withLogin("operator", "the-password").check().getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void isDegradedWhenTheServiceAnswersThatItIsNotWell() throws Exception {
		this.code = 503;

		Health health = check(this.server.getAddress().getPort(), Settings.of()).check();

		assertThat(health.getStatus()).isEqualTo(Severity.DEGRADED);
		assertThat(health.getDetails()).containsEntry("error", "answers with HTTP status 503");
	}

	@Test
	void isDegradedWhenNobodyListens() throws Exception {
		int port = this.server.getAddress().getPort();
		this.server.stop(0);

		Health health = check(port, Settings.of()).check();

		assertThat(health.getStatus()).isEqualTo(Severity.DEGRADED);
		assertThat(health.getDetails()).containsEntry("error", "does not answer: connection refused");
	}

	@Test
	void isDegradedWhenTheServiceListensButSaysNothing() throws Exception {
		try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Duration timeout = Duration.ofMillis(200);

			Health health = check(silent.getLocalPort(), Settings.withTimeout(timeout, timeout)).check();

			assertThat(health.getStatus()).isEqualTo(Severity.DEGRADED);
			assertThat(health.getDetails().get("error")).asString().startsWith("does not answer: ");
		}
	}

	@Test
	void isDegradedWhenTheAnswerNeverEnds() throws Exception {
		CountDownLatch end = new CountDownLatch(1);
		this.server.createContext("/endless", (exchange) -> {
			exchange.sendResponseHeaders(200, 100);
			exchange.getResponseBody().flush();
			awaitQuietly(end);
		});
		URI endless = URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + "/endless");
		Duration timeout = Duration.ofSeconds(1);

		Health health = assertTimeout(timeout,
				() -> new HttpCheck("influx", endless, Settings.withTimeout(timeout, timeout)).check());

		end.countDown();
		assertThat(health.getStatus()).isEqualTo(Severity.DEGRADED);
		assertThat(health.getDetails().get("error")).asString().startsWith("does not answer: nothing for ");
	}

	@Test
	void isDegradedWhenALookHangs() {
		assertThat(check(1, Settings.of()).silent().getStatus()).isEqualTo(Severity.DEGRADED);
	}

	private static void awaitQuietly(CountDownLatch end) {
		try {
			end.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void isDegradedWhenTheServiceIsSlow() throws Exception {
		HealthProperties hasty = Settings.withTimeout(Duration.ofSeconds(5), Duration.ofNanos(1));

		assertThat(check(this.server.getAddress().getPort(), hasty).check().getStatus()).isEqualTo(Severity.DEGRADED);
	}

	@Test
	void saysNoUserAndNoPassword() throws Exception {
		URI secret = URI.create("http://me:secret@127.0.0.1:" + this.server.getAddress().getPort() + "/ping");

		assertThat(new HttpCheck("influx", secret, Settings.of()).check().toString()).doesNotContain("secret");
	}

	private static HttpCheck check(int port, HealthProperties properties) {
		return new HttpCheck("influx", URI.create("http://127.0.0.1:" + port + "/ping"), properties);
	}

}
