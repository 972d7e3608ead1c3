package io.tradu.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two environments at once on one machine, and versions that are promoted to one of them.
 */
@TestMethodOrder(OrderAnnotation.class)
class TwoEnvironmentsEndToEndTests {

	private static final LocalDate DATE = LocalDate.of(2026, 3, 2);

	private static final String GOOD = "0.2.0";

	private static Machine machine;

	/** A store with a folder for each environment. */
	private static Path secrets;

	private static Environment development;

	private static Environment staging;

	@BeforeAll
	static void start() throws IOException {
		machine = Machine.create();
		secrets = machine.folder("secrets");
		Files.createDirectories(secrets.resolve("production"));
		development = Environment.on(machine, "development", Map.of("TRADU_SECRETS", secrets.toString()));
		staging = Environment.on(machine, "staging", Map.of("TRADU_SECRETS", secrets.toString(), "TRADU_HEALTHY_WITHIN",
				"75000", "TRADU_ROLLOUT_GREENNIGHTS", "1", "TRADU_ROLLOUT_KEPTRELEASES", "1"));
		development.up();
		staging.up();
		Release.make(machine, GOOD, Map.of());
		development.tradu("env", "apply", "development", "--version", GOOD).succeeded();
		staging.tradu("env", "apply", "staging", "--version", GOOD).succeeded();
	}

	@AfterAll
	static void end() {
		development.close();
		staging.close();
		machine.clear();
	}

	@Test
	@Order(1)
	void aNightInOneLeavesTheOthersTablesQueuesAndMetricsUntouched() {
		Servers servers = new Servers(machine);
		// The clock, the heartbeats and the metrics of staging's own applications go on.
		Map<String, Long> rows = nightRows(servers.rows(staging));
		List<String> queues = servers.queues(staging);

		development.receive("news", "a.csv", Documents.news(5, DATE));
		development.tradu("schedule", "trigger", "nightly", "--date", DATE.toString()).succeeded();
		completes(development, DATE);

		assertThat(nightRows(servers.rows(development))).containsEntry("line.night", 1L)
			.containsEntry("public.boot3_task_execution", 1L);
		assertThat(nightRows(servers.rows(staging))).isEqualTo(rows).containsEntry("line.night", 0L);
		assertThat(servers.queues(staging)).isEqualTo(queues).allMatch((queue) -> queue.startsWith("tradu-staging"));
		assertThat(servers.queues(development)).allMatch((queue) -> queue.startsWith("tradu-development"));
		assertThat(servers.tags(development, "environment")).containsExactly("development");
		assertThat(servers.tags(staging, "environment")).isSubsetOf("staging");
		assertThat(servers.tags(staging, "instance")).noneMatch((instance) -> instance.endsWith(":line"));
		assertThat(staging.home("outbox")).doesNotExist();
		assertThat(staging.dataFlow().tasks()).isEmpty();
		assertThat(staging.versions()).containsExactly(GOOD, GOOD);
	}

	@Test
	@Order(2)
	void aVersionThatFailsItsCanaryDoesNotServe() {
		Release.make(machine, "0.2.1", Map.of("golden/expected/words.es.csv", "id,title\n1,something else\n"));

		Command promotion = promote("0.2.1", staging).ended(5);

		assertThat(promotion.output()).contains("0.2.1 fails its canary");
		assertThat(staging.versions()).containsOnly(GOOD);
	}

	@Test
	@Order(2)
	void aCanaryThatDiesWithoutAWordIsNotWaitedForAndLeavesNoTaskBehind() {
		// What only looks at the line starts with it.
		Release.make(machine, "0.2.3", Map.of("config/application.yml",
				"spring.flyway: {locations: classpath:nowhere, fail-on-missing-locations: true}\n"));

		Command promotion = promote("0.2.3", staging).ended(5);

		assertThat(promotion.output()).contains("died without a word", "0.2.3 fails its canary")
			.doesNotContain("has not ended after");
		assertThat(staging.dataFlow().tasks()).allMatch((task) -> task.path("endTime").isString());
	}

	@Test
	@Order(3)
	void aVersionThatDoesNotComeUpIsRolledBackByItself() {
		// Its canary, a night, needs no broker.
		Release.make(machine, "0.2.2", Map.of("config/application.yml", "spring.cloud.stream.default-binder: none\n"));

		Command promotion = promote("0.2.2", staging).ended(5);

		assertThat(promotion.output()).contains("version " + GOOD + " serves again");
		assertThat(staging.versions()).containsOnly(GOOD);
		assertThat(staging.tradu("audit", "--action", "rollback").output()).contains("version " + GOOD);
	}

	@Test
	@Order(4)
	void aGoodVersionIsPromotedAndRolledBackByHand() {
		Release.make(machine, "0.3.0", Map.of());

		Command promotion = promote("0.3.0", staging).succeeded();
		assertThat(staging.versions()).containsOnly("0.3.0");
		// Development has the good one, too, and staging can go back to it.
		assertThat(promotion.output()).contains("removed version 0.2.1", "removed version 0.2.2",
				"the server forgets version 0.2.1");
		assertThat(machine.folder("releases")).isDirectoryContaining("glob:**-" + GOOD + ".jar")
			.isDirectoryNotContaining("glob:**-0.2.[123].jar");

		staging.tradu("rollback", "--in", "staging", "--reason", "a test").succeeded();
		assertThat(staging.versions()).containsOnly(GOOD);
	}

	@Test
	@Order(5)
	void productionTakesOnlyWhatIsGreenInStagingAndNothingGoesWhereANightRuns() throws IOException {
		// It has a database and no servers: the gates come before it needs any.
		Environment production = Environment.on(machine, "production", Map.of("TRADU_SECRETS", secrets.toString(),
				"TRADU_DATAFLOW_PORT", staging.variable("TRADU_DATAFLOW_PORT"), "TRADU_ROLLOUT_GREENNIGHTS", "1"));
		production.makeSecrets();
		Files.copy(secrets.resolve("staging/secret.dataflow"), secrets.resolve("production/secret.dataflow"),
				StandardCopyOption.REPLACE_EXISTING);
		new Servers(machine).makeDatabase(production, Files.readString(secrets.resolve("production/secret.database")));
		assertThat(promote(GOOD, production).ended(6).output()).contains("environment production has no table audit");
		production.tradu("runs");

		assertThat(promote(GOOD, production).ended(6).output())
			.contains("version " + GOOD + " has to be green in staging for 1 night, but was for 0");
		assertThat(production.tradu("audit", "--action", "promote").output()).contains("is refused: version " + GOOD);

		staging.receive("news", "green.csv", Documents.news(5, DATE));
		staging.tradu("schedule", "trigger", "nightly", "--date", DATE.toString()).succeeded();
		completes(staging, DATE);
		// Where the gates have let it pass, the server refuses: it is staging's.
		assertThat(promote(GOOD, production).ended(5).output()).contains("green nights in staging: passed",
				"has passed the gates", "is another environment's");

		staging.receive("news", "long.csv", Documents.news(4000, DATE.plusDays(1)));
		staging.tradu("schedule", "trigger", "nightly", "--date", DATE.plusDays(1).toString()).succeeded();
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.until(() -> staging.dataFlow().job(DATE.plusDays(1).toString()).isPresent());
		staging.signalNight("STOP");
		try {
			assertThat(promote(GOOD, staging).ended(6).output())
				.contains("tradu-nightly runs; promote again when it has ended")
				.contains("night " + DATE.plusDays(1) + " runs in staging");
		}
		finally {
			staging.signalNight("CONT");
		}
	}

	private static Command promote(String version, Environment environment) {
		return environment.tradu("promote", "--version", version, "--to", environment.name());
	}

	private static void completes(Environment environment, LocalDate date) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.pollInterval(Duration.ofSeconds(1))
			.until(() -> environment.dataFlow().job(date.toString()),
					(job) -> job.filter((run) -> run.path("status").asString().equals("COMPLETED")).isPresent());
	}

	private static Map<String, Long> nightRows(Map<String, Long> rows) {
		Map<String, Long> ofNights = new TreeMap<>(rows);
		ofNights.keySet()
			.removeIf((table) -> table.matches("line\\.(qrtz_.*|instance|process_settings|schedule.*|audit|clock.*)"));
		return ofNights;
	}

}
