package io.tradu.endtoend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import io.tradu.testing.Browser;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The life of an environment: applied, run by its clock, failed, restarted by people. */
@TestMethodOrder(OrderAnnotation.class)
class NightlyEndToEndTests {

	private static final ZoneId ZONE = ZoneId.of("UTC");

	private static final Machine machine = Machine.create();

	private static final String POST = "return fetch('%s',"
			+ " {method: 'POST', mode: 'no-cors', credentials: 'include'}).then((answer) => answer.type)";

	private static Environment development;

	private static DataFlow server;

	private static LocalDate today;

	@BeforeAll
	static void start() {
		// Far enough ahead for the environment to be applied meanwhile.
		LocalTime soon = LocalTime.now(ZONE).plusMinutes(6).truncatedTo(ChronoUnit.MINUTES);
		today = LocalDate.now(ZONE);
		development = Environment.on(machine, "development",
				Map.of("TRADU_SCHEDULES_NIGHTLY_TIME", soon.toString(), "TRADU_SCHEDULES_NIGHTLY_ZONE", ZONE.getId(),
						"TRADU_SCHEDULES_NIGHTLY_MISFIRE", "launch-now",
						// Asked for where the test runs early in the morning.
						"TRADU_SCHEDULES_NIGHTLY_DSTGAP", "after"));
		development.up();
		development.tradu("env", "apply", "development").succeeded();
		server = development.dataFlow();
	}

	@AfterAll
	static void end() {
		development.close();
		machine.clear();
	}

	@Test
	@Order(1)
	void isAppliedOnce() {
		assertThat(development.tradu("env", "apply", "development").ended(3).output()).contains("nothing to do");
	}

	@Test
	@Order(2)
	void theClockStartsTheNightAndItIsDelivered() {
		development.receive("news", "evening.csv", Documents.news(5, today));
		JsonNode job = ends(today, "COMPLETED", Duration.ofMinutes(9));
		assertThat(task(job).path("exitCode").asInt()).isZero();
		assertThat(task(job).path("exitMessage").asString()).contains("COMPLETED");
		assertThat(development.home("outbox/" + today + "/news/evening.es.csv")).exists();
		assertThat(development.tradu("reconcile", "--date", today.toString()).succeeded().output())
			.contains("balanced=true");
	}

	@Test
	@Order(3)
	void aFailedNightGoesOnFromTheButtonInTheDashboard() throws IOException {
		LocalDate date = today.minusDays(1);
		Path wall = block(date);
		development.receive("news", "late.csv", Documents.news(5, date));
		development.tradu("schedule", "trigger", "nightly", "--date", date.toString()).succeeded();
		JsonNode failed = ends(date, "FAILED", Duration.ofMinutes(2));
		assertThat(task(failed).path("exitCode").asInt()).isNotZero();
		Files.delete(wall);

		Dashboard dashboard = new Dashboard(server);
		dashboard.openJob(failed.path("executionId").asLong());
		dashboard.shows("deliverDocuments");
		dashboard.photograph("job-failed");
		dashboard.click("Restart the job");
		dashboard.click("Restart");

		JsonNode completed = ends(date, "COMPLETED", Duration.ofMinutes(2));
		assertThat(completed.path("instanceId").asLong()).isEqualTo(failed.path("instanceId").asLong());
		assertThat(task(completed).path("exitCode").asInt()).isZero();
		assertThat(development.home("outbox/" + date + "/news/late.es.csv")).exists();
		assertThat(development.tradu("reconcile", "--date", date.toString()).succeeded().output())
			.contains("balanced=true");
		dashboard.openJob(completed.path("executionId").asLong());
		dashboard.shows("reconcileNight");
		dashboard.photograph("job-completed");
		dashboard.openTask(completed.path("taskExecutionId").asLong());
		dashboard.shows("COMPLETED");
		dashboard.photograph("task-completed");
	}

	@Test
	@Order(4)
	void aFailedNightGoesOnFromTheCommandLineAndTheDashboardShowsIt() throws IOException {
		LocalDate date = today.minusDays(2);
		Path wall = block(date);
		development.receive("news", "later.csv", Documents.news(5, date));
		development.tradu("schedule", "trigger", "nightly", "--date", date.toString()).succeeded();
		JsonNode failed = ends(date, "FAILED", Duration.ofMinutes(2));
		Files.delete(wall);

		assertThat(development.tradu("restart", failed.path("executionId").asString()).succeeded().lastLine())
			.contains("balanced=true");

		JsonNode completed = ends(date, "COMPLETED", Duration.ofSeconds(10));
		assertThat(completed.path("instanceId").asLong()).isEqualTo(failed.path("instanceId").asLong());
		assertThat(task(completed).path("exitCode").asInt()).isZero();
	}

	@Test
	@Order(5)
	void aNightWithoutDocumentsIsNotNeeded() {
		LocalDate date = today.minusDays(3);
		development.tradu("schedule", "trigger", "nightly", "--date", date.toString()).succeeded();

		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> development.tradu("schedule", "list").output(), (list) -> list.contains("NOT_NEEDED"));
		assertThat(server.job(date.toString())).isEmpty();
	}

	@Test
	@Order(6)
	void aNightWhoseProcessIsKilledGoesOnByItself() {
		LocalDate date = today.minusDays(4);
		development.receive("news", "long.csv", Documents.news(4000, date));
		development.tradu("schedule", "trigger", "nightly", "--date", date.toString()).succeeded();
		JsonNode killed = ends(date, "STARTED", Duration.ofMinutes(2));
		assertThat(development.killNight()).isTrue();

		JsonNode completed = ends(date, "COMPLETED", Duration.ofMinutes(5));
		assertThat(completed.path("instanceId").asLong()).isEqualTo(killed.path("instanceId").asLong());
		assertThat(task(killed).path("endTime").isNull()).isFalse();
		assertThat(development.tradu("reconcile", "--date", date.toString()).succeeded().output())
			.contains("balanced=true");
	}

	@Test
	@Order(7)
	void aPageOfAnotherSiteLaunchesNothing() throws IOException {
		List<JsonNode> before = server.tasks();
		HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		site.createContext("/", (exchange) -> {
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		site.start();
		try {
			// The browser knows the password, and would send it along.
			new Dashboard(server).openStreams();
			Browser.shared().open(URI.create("http://127.0.0.1:" + site.getAddress().getPort() + "/"), 1400, false);

			assertThat(Browser.shared()
				.run(POST.formatted(server.path("tasks/executions/launch?name=tradu-nightly")))
				.asString()).isEqualTo("opaque");
		}
		finally {
			site.stop(0);
		}

		assertThat(server.tasks()).isEqualTo(before);
	}

	@Test
	@Order(9)
	void nothingIsLeftWhenTheServersAreEnded() {
		development.down().succeeded();
		String home = development.home("").toString();
		assertThat(ProcessHandle.allProcesses().map(ProcessHandle::info).map(ProcessHandle.Info::commandLine))
			.noneMatch((line) -> line.filter((words) -> words.contains(home)).isPresent());
	}

	// A file stands where the night's folder in the outbox should be.
	private static Path block(LocalDate date) throws IOException {
		Path outbox = Files.createDirectories(development.home("outbox"));
		return Files.writeString(outbox.resolve(date.toString()), "in the way");
	}

	// The run ends a moment before the task does.
	private static JsonNode task(JsonNode job) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> server.task(job), (task) -> task.path("endTime").isString());
	}

	private static JsonNode ends(LocalDate date, String status, Duration patience) {
		return Awaitility.await()
			.atMost(patience)
			.pollInterval(Duration.ofSeconds(1))
			.until(() -> server.job(date.toString()),
					(job) -> job.filter((execution) -> execution.path("status").asString().equals(status)).isPresent())
			.orElseThrow();
	}

}
