package io.tradu.endtoend;

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

	private static Environment development;

	private static Environment staging;

	@BeforeAll
	static void start() {
		machine = Machine.create();
		development = Environment.on(machine, "development", Map.of());
		staging = Environment.on(machine, "staging", Map.of("TRADU_HEALTHY_WITHIN", "75000"));
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
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.pollInterval(Duration.ofSeconds(1))
			.until(() -> development.dataFlow().job(DATE.toString()),
					(job) -> job.filter((run) -> run.path("status").asString().equals("COMPLETED")).isPresent());

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

		Command promotion = staging.tradu("promote", "--version", "0.2.1", "--to", "staging").ended(5);

		assertThat(promotion.output()).contains("0.2.1 fails its canary");
		assertThat(staging.versions()).containsOnly(GOOD);
	}

	@Test
	@Order(3)
	void aVersionThatDoesNotComeUpIsRolledBackByItself() {
		// Its canary, a night, needs no broker.
		Release.make(machine, "0.2.2", Map.of("config/application.yml", "spring.cloud.stream.default-binder: none\n"));

		Command promotion = staging.tradu("promote", "--version", "0.2.2", "--to", "staging").ended(5);

		assertThat(promotion.output()).contains("version " + GOOD + " serves again");
		assertThat(staging.versions()).containsOnly(GOOD);
		assertThat(staging.tradu("audit", "--action", "rollback").output()).contains("version " + GOOD);
	}

	@Test
	@Order(4)
	void aGoodVersionIsPromotedAndRolledBackByHand() {
		Release.make(machine, "0.3.0", Map.of());

		staging.tradu("promote", "--version", "0.3.0", "--to", "staging").succeeded();
		assertThat(staging.versions()).containsOnly("0.3.0");

		staging.tradu("rollback", "--in", "staging", "--reason", "a test").succeeded();
		assertThat(staging.versions()).containsOnly(GOOD);
	}

	private static Map<String, Long> nightRows(Map<String, Long> rows) {
		Map<String, Long> ofNights = new TreeMap<>(rows);
		ofNights.keySet()
			.removeIf((table) -> table.matches("line\\.(qrtz_.*|instance|process_settings|schedule.*|audit|clock.*)"));
		return ofNights;
	}

}
