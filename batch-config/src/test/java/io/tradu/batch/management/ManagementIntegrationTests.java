package io.tradu.batch.management;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.health.Severity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.health.contributor.Health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

@Timeout(120)
class ManagementIntegrationTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private static final String LIVENESS = "/actuator/health/liveness";

	private static final String DEPENDENCIES = "/actuator/health/dependencies";

	private static final ExecutorService THREADS = Executors.newFixedThreadPool(30);

	@TempDir
	private static Path home;

	private static ServedProcess process;

	@BeforeAll
	static void start() {
		process = ServedProcess.start(home);
	}

	@AfterAll
	static void stop() {
		process.close();
		THREADS.shutdownNow();
	}

	@BeforeEach
	void isWell() {
		process.engines(() -> Health.up().build());
		awaitDependencies(200, "\"status\":\"UP\"}");
	}

	@Test
	void tellsAnybodyWhetherItLivesAndIsReadyAndNothingMore() {
		assertThat(process.askOpenly(LIVENESS).body()).isEqualTo("{\"status\":\"UP\"}");
		assertThat(process.askOpenly("/actuator/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
	}

	@Test
	void tellsTheOperatorMore() {
		assertThat(process.ask(LIVENESS).body()).contains("\"heartbeat\"");
		assertThat(process.ask("/actuator/health/pressure").body()).contains("\"heap\"", "\"cpu\"", "\"disk\"",
				"\"pool\"");
		assertThat(process.ask("/actuator/info").body()).contains("\"pid\":" + ProcessHandle.current().pid());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", DEPENDENCIES, "/actuator/health/liveness/loops", "/actuator/metrics",
			"/actuator/loggers", "/actuator/info", "/actuator/env", "/", "/nowhere", "/error",
			"/actuator/health/liveness/", "/actuator/health/liveness;a=b", "/actuator/health/liveness/../../metrics" })
	void tellsNobodyElseAnythingElse(String path) {
		HttpResponse<String> answer = process.askOpenly(path);

		assertThat(answer.statusCode()).isIn(400, 401);
		assertThat(answer.body()).doesNotContain("status\"", "heap");
	}

	@ParameterizedTest
	@CsvSource({ "operator,wrong", "operator,''", "admin,x", "'',''" })
	void turnsAwayWhoDoesNotKnowThePassword(String user, String password) {
		assertThat(process.ask(LIVENESS, user, password).statusCode()).isEqualTo(401);
	}

	@Test
	void recordsAndSlowsFailedLogins() {
		assertThat(process.ask(DEPENDENCIES, "admin", process.password()).statusCode()).isEqualTo(401);
		assertThat(IntStream.range(0, 6).mapToObj((attempt) -> took(process.password() + "x")))
			.anyMatch((took) -> took.compareTo(Duration.ofMillis(900)) > 0);
		assertThat(took(process.password())).isLessThan(Duration.ofMillis(900));

		await().atMost(BOUND)
			.untilAsserted(() -> assertThat(
					process.bean(AuditLog.class).find(new AuditFilter(null, "login-failed", null, null, null), 10))
				.isNotEmpty()
				.allSatisfy((entry) -> assertThat(entry.detail()).contains("from 127.0.0.1")));
	}

	private static Duration took(String password) {
		long start = System.nanoTime();
		process.ask(DEPENDENCIES, "operator", password);
		return Duration.ofNanos(System.nanoTime() - start);
	}

	@Test
	void looksAtNoPasswordWhileManyAreWrong() {
		List<CompletableFuture<Integer>> answers = IntStream.range(0, 30)
			.mapToObj((attempt) -> CompletableFuture
				.supplyAsync(() -> process.ask(DEPENDENCIES, "operator", "wrong").statusCode(), THREADS))
			.toList();

		assertThat(answers.stream().map(CompletableFuture::join)).contains(401, 429).containsOnly(401, 429);
		assertThat(process.askOpenly(LIVENESS).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /actuator/health/liveness HT",
			"GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
			"POST /actuator/health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{",
			"POST /actuator/health HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n" })
	void livesOnWhileManyRequestsAreNeverSentWhole(String half) throws IOException {
		List<Socket> sockets = new ArrayList<>();
		try {
			for (int i = 0; i < 250; i++) {
				Socket socket = new Socket(InetAddress.getLoopbackAddress(), process.port());
				sockets.add(socket);
				socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
				if (i % 50 == 49) {
					long start = System.nanoTime();
					assertThat(process.askOpenly(LIVENESS).statusCode()).isEqualTo(200);
					assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
				}
			}
		}
		finally {
			for (Socket socket : sockets) {
				socket.close();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "env", "configprops", "heapdump", "beans", "threaddump", "shutdown", "mappings" })
	void hasNothingThatShowsSecrets(String endpoint) {
		assertThat(process.ask("/actuator/" + endpoint).statusCode()).isEqualTo(404);
	}

	@Test
	void showsLogLevelsAndLetsNobodyChangeOne() {
		String path = "/actuator/loggers/io.tradu.batch";

		HttpResponse<String> answer = process.send(process.asOperator(path)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"configuredLevel\":\"DEBUG\"}")));

		assertThat(answer.statusCode()).isEqualTo(413);
		assertThat(process.ask(path).body()).contains("effectiveLevel").doesNotContain("\"configuredLevel\":\"DEBUG\"");
	}

	@Test
	void keepsNoSessionAndDoesNotSayWhatItIsMadeOf() {
		HttpResponse<String> answer = process.ask("/actuator/health");

		assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "server", "x-powered-by");
	}

	@Test
	void tellsDegradedFromDown() {
		process.engines(() -> Health.status(Severity.DEGRADED).withDetail("apertium:en-ca", "is missing").build());
		awaitDependencies(200, "\"status\":\"DEGRADED\"}");

		process.engines(() -> Health.down().withDetail("apertium:en-es", "is missing").build());
		awaitDependencies(503, "\"status\":\"DOWN\"}");

		assertThat(process.ask(DEPENDENCIES).body()).contains("\"apertium:en-es\":\"is missing\"", "\"age\":");
		assertThat(process.askOpenly(LIVENESS).statusCode()).isEqualTo(200);
	}

	@Test
	void answersAtOnceWhileACheckHangs() {
		CountDownLatch end = new CountDownLatch(1);
		process.engines(() -> {
			end.await();
			return Health.up().build();
		});
		try {
			awaitDependencies(503, "no answer for ");

			long start = System.nanoTime();
			HttpResponse<String> answer = process.ask(DEPENDENCIES);

			assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
			assertThat(answer.body()).contains("\"database\":{\"details\":{\"product\":");
		}
		finally {
			end.countDown();
		}
	}

	@Test
	void leavesAPasswordItHasMadeForItsOwnUserOnlyAndTakesItAwayAtTheEnd(@TempDir Path other) throws IOException {
		Path file = other.resolve("management.password");
		try (ServedProcess second = ServedProcess.start(other)) {
			assertThat(ServedProcess.read(file)).isEqualTo(second.password()).hasSize(32);
			assertThat(second.password()).isNotEqualTo(process.password());
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		}
		assertThat(file).doesNotExist();
	}

	@Test
	void leavesThePasswordOfTheProcessThatHasThePort(@TempDir Path other) {
		assertThatThrownBy(() -> ServedProcess.start(other, "server.port=" + process.port(),
				"tradu.management.password-file=" + home.resolve("management.password")))
			.hasStackTraceContaining("PortInUseException");

		assertThat(ServedProcess.read(home.resolve("management.password"))).isEqualTo(process.password());
	}

	@Test
	void takesAPasswordThatIsGivenAndLeavesItNowhere(@TempDir Path other) {
		try (ServedProcess second = ServedProcess.start(other, "tradu.management.password=chosen-by-a-person")) {
			assertThat(second.ask("/actuator/health", "operator", "chosen-by-a-person").statusCode()).isEqualTo(200);
			assertThat(other.resolve("management.password")).doesNotExist();
		}
	}

	@Test
	void refusesAPasswordThatIsShortAndDoesNotSayIt(@TempDir Path other) {
		assertThatThrownBy(() -> ServedProcess.start(other, "tradu.management.password=mellon"))
			.hasRootCauseInstanceOf(UnsafeManagement.class)
			.hasMessageNotContaining("mellon");
	}

	@ParameterizedTest
	@ValueSource(strings = { "server.address=0.0.0.0", "server.address=::", "management.server.port=0" })
	void refusesToBeOpenToOthersWithoutAPasswordThatTheyKnow(String setting, @TempDir Path other) {
		assertThatThrownBy(() -> ServedProcess.start(other, setting)).hasRootCauseInstanceOf(UnsafeManagement.class)
			.hasStackTraceContaining("would be open to other machines");
	}

	@ParameterizedTest
	@ValueSource(strings = { "server.address=0.0.0.0", "management.server.port=0" })
	void refusesToTakeThePasswordFromOthersInClearText(String setting, @TempDir Path other) {
		assertThatThrownBy(() -> ServedProcess.start(other, setting, "tradu.management.password=chosen-by-a-person"))
			.hasRootCauseInstanceOf(UnsafeManagement.class)
			.hasStackTraceContaining(".ssl.bundle");
	}

	@Test
	void isOpenToOthersWhereSomethingElseEncrypts(@TempDir Path other) {
		try (ServedProcess second = ServedProcess.start(other, "server.address=0.0.0.0",
				"tradu.management.password=chosen-by-a-person", "tradu.management.allow-plain-http=true")) {
			assertThat(second.askOpenly(LIVENESS).statusCode()).isEqualTo(200);
		}
	}

	@Test
	void listensOnLoopbackOnly() throws IOException {
		List<InetAddress> others = NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
			.toList();
		assumeThat(others).as("this machine has loopback only").isNotEmpty();

		for (InetAddress address : others) {
			try (Socket socket = new Socket()) {
				assertThatExceptionOfType(ConnectException.class)
					.isThrownBy(() -> socket.connect(new InetSocketAddress(address, process.port()), 2000));
			}
		}
	}

	private static void awaitDependencies(int code, String part) {
		await().atMost(BOUND).pollInterval(Duration.ofMillis(50)).until(() -> {
			HttpResponse<String> answer = process.ask(DEPENDENCIES);
			return answer.statusCode() == code && answer.body().contains(part);
		});
	}

}
