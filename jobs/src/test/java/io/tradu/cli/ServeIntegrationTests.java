package io.tradu.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tradu.testing.NightFolder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code tradu serve} as it is watched from outside. */
@Timeout(240)
class ServeIntegrationTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final Pattern PLACE = Pattern.compile("health on (http://127\\.0\\.0\\.1:\\d+)/");

	private final HttpClient client = HttpClient.newHttpClient();

	@TempDir
	private Path home;

	@Test
	void isReadyAsLongAsItsDatabaseIsThereAndLivesWithoutIt(@TempDir Path data) throws Exception {
		NightFolder.fill(this.home, 0, 0);
		EmbeddedPostgres database = server(data).start();
		int port = database.getPort();
		try (TraduProcess serve = serve(database.getJdbcUrl("postgres", "postgres"))) {
			String place = place(serve);
			await().atMost(LONG).until(() -> code(place + "/actuator/health/readiness") == 200);
			Path password = this.home.resolve("management.password");
			assertThat(serve.output()).contains("password in " + password)
				.doesNotContain(Files.readString(password).strip());
			// Nothing listens at the Influx of these settings, and the line goes on.
			await().atMost(LONG).until(() -> ask(place + "/actuator/health/dependencies").body().contains("refused"));
			assertThat(ask(place + "/actuator/health/dependencies").statusCode()).isEqualTo(200);
			assertThat(ask(place + "/actuator/health/dependencies").body()).endsWith("\"status\":\"DEGRADED\"}");

			stopAtOnce(data);
			database.close();

			await().atMost(LONG).until(() -> code(place + "/actuator/health/readiness") == 503);
			assertThat(code(place + "/actuator/health/liveness")).isEqualTo(200);

			database = server(data).setPort(port).start();

			await().atMost(LONG).until(() -> code(place + "/actuator/health/readiness") == 200);
			serve.terminate();
			assertThat(serve.exitCode()).as(serve.output()).isZero();
			assertThat(password).doesNotExist();
		}
		finally {
			database.close();
		}
	}

	@Test
	void saysWhoHasThePort() throws IOException {
		NightFolder.fill(this.home, 0, 0);
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			String port = Integer.toString(taken.getLocalPort());

			try (TraduProcess serve = TraduProcess.run(this.home, "serve", "--port", port)) {
				assertThat(serve.exitCode()).isEqualTo(6);
				assertThat(serve.lastLine()).startsWith(
						"tradu: refused: port " + port + " is taken by process " + ProcessHandle.current().pid());
				assertThat(faults(serve)).isEmpty();
			}
		}
	}

	@Test
	void refusesToBeOpenToOtherMachinesWithoutAPasswordThatTheyKnow() {
		NightFolder.fill(this.home, 0, 0);
		try (TraduProcess serve = TraduProcess.start(this.home, Map.of("TRADU_ADDRESS", "0.0.0.0"), "serve")) {
			assertThat(serve.exitCode()).isEqualTo(6);
			assertThat(serve.lastLine()).startsWith("tradu: refused: the management port would be open");
		}
	}

	@Test
	void saysWhichSettingIsWrong() {
		NightFolder.fill(this.home, 0, 0);
		try (TraduProcess serve = TraduProcess.start(this.home, Map.of("TRADU_HEALTH_EVERY", "soon"), "serve")) {
			assertThat(serve.exitCode()).isEqualTo(2);
			assertThat(serve.lastLine())
				.startsWith("tradu: wrong setting: tradu.health.every: 'soon' is not a duration");
			assertThat(faults(serve)).isEmpty();
		}
	}

	// Others use this machine, too: how much of it they leave is no matter of these
	// tests.
	private static List<String> faults(TraduProcess serve) {
		return serve.output()
			.lines()
			.filter((line) -> line.contains("ERROR") || line.contains("WARN"))
			.filter((line) -> !line.matches(".*health of (cpu|heap|disk|pool) is .*"))
			.toList();
	}

	private TraduProcess serve(String database) {
		return TraduProcess.start(this.home, Map.of(), "-Dspring.datasource.url=" + database,
				"-Dspring.datasource.username=postgres", "-Dspring.datasource.password=postgres",
				"-Dspring.datasource.hikari.connection-timeout=1000", "-Dtradu.health.every=200ms",
				"-Dtradu.health.timeout=2s", "-Dmanagement.influx.metrics.export.enabled=true",
				"-Dmanagement.influx.metrics.export.uri=http://127.0.0.1:1", "serve");
	}

	private static String place(TraduProcess serve) {
		await().atMost(LONG).until(() -> !serve.isAlive() || PLACE.matcher(serve.output()).find());
		Matcher place = PLACE.matcher(serve.output());
		assertThat(place.find()).as(serve.output()).isTrue();
		return place.group(1);
	}

	private int code(String uri) throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.discarding())
			.statusCode();
	}

	private HttpResponse<String> ask(String uri) throws IOException, InterruptedException {
		String credentials = "operator:" + Files.readString(this.home.resolve("management.password")).strip();
		return this.client.send(HttpRequest.newBuilder(URI.create(uri))
			.header("Authorization",
					"Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
			.build(), BodyHandlers.ofString());
	}

	private static EmbeddedPostgres.Builder server(Path data) {
		return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
	}

	private static void stopAtOnce(Path data) throws IOException, InterruptedException {
		List<String> server = Files.readAllLines(data.resolve("postmaster.pid"));
		assertThat(new ProcessBuilder("kill", "-QUIT", server.get(0)).start().waitFor()).isZero();
		await().atMost(LONG).until(() -> ProcessHandle.of(Long.parseLong(server.get(0))).isEmpty());
	}

}
