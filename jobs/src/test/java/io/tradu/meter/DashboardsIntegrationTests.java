package io.tradu.meter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.tradu.batch.lease.Leases;
import io.tradu.nightly.NightRunner;
import io.tradu.testing.InfluxServer;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The dashboards and alert rules, asked of a real InfluxDB after a real night with the
 * real engine: a question that has no answer is a panel that stays empty.
 */
class DashboardsIntegrationTests {

	private static final Path GRAFANA = Path.of("..", "environments", "monitoring", "grafana");

	private static final String DATABASE = "dashboards";

	private static final String FEEDS = """
			tradu:
			  feeds:
			    news:
			      source: en
			      targets: [es]
			      columns: [title]
			""";

	private static InfluxServer influx;

	@BeforeAll
	static void runNight() {
		influx = InfluxServer.start();
		String[] settings = Stream
			.concat(Stream.of(influx.settings(DATABASE)),
					Stream.of("tradu.metrics.instance=north:serve", "tradu.ingest.block-rows=20"))
			.toArray(String[]::new);
		try (Line line = Line.start(TestDatabase.H2, FEEDS, settings)) {
			// A night as short as this one is over before anybody could ask who holds the
			// line.
			line.bean(Leases.class)
				.whileHeld(NightRunner.JOB, () -> await().atMost(Duration.ofSeconds(30))
					// Before the first delivery there is no database.
					.ignoreExceptions()
					.until(() -> influx.query(DATABASE, "select value from tradu_lease_age"),
							(ages) -> !ages.isEmpty()));
			line.nextDate();
			line.put("news", "a.csv",
					IntStream.rangeClosed(1, 400)
						.mapToObj((row) -> "The council of district " + row + " meets on Monday")
						.collect(Collectors.joining("\r\n", "title\r\n", "\r\none,too many\r\n")));
			assertThat(line.run().status()).isEqualTo(BatchStatus.COMPLETED);
			// Rates are asked of several points in time.
			await().atMost(Duration.ofSeconds(30))
				.ignoreExceptions()
				.until(() -> influx.number(DATABASE,
						"select count(value) from tradu_stage_rows where stage='deliver' and pair='en-es'") >= 3);
		}
	}

	@AfterAll
	static void stop() {
		influx.close();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("questions")
	void everyQuestionHasAnAnswer(Question question) {
		List<JsonNode> series = influx.query(DATABASE, question.asAsked());

		assertThat(series).as(question.asAsked()).isNotEmpty();
		assertThat(series).anySatisfy((one) -> assertThat(one.path("values").valueStream())
			.anyMatch((values) -> values.size() > 1 && !values.get(values.size() - 1).isNull()));
	}

	static Stream<Question> questions() {
		return Stream.concat(dashboards().stream().flatMap(DashboardsIntegrationTests::ofPanels),
				rules().flatMap(DashboardsIntegrationTests::ofRule));
	}

	@Test
	void offersTheEnvironmentsThereAre() {
		for (JsonNode dashboard : dashboards()) {
			String question = dashboard.path("templating").path("list").path(0).path("query").asString();

			assertThat(influx.query(DATABASE, question).toString()).contains("\"development\"");
		}
	}

	@Test
	void everyPanelHasATitleAPlaceAndAQuestionToTheProvisionedSource() {
		String source = yaml(GRAFANA.resolve("provisioning/datasources/tradu.yml")).get("datasources").toString();
		for (JsonNode dashboard : dashboards()) {
			List<String> places = new ArrayList<>();
			List<JsonNode> panels = dashboard.path("panels").valueStream().toList();
			assertThat(panels).hasSizeGreaterThan(5);
			assertThat(panels).extracting((panel) -> panel.path("id").asInt()).doesNotHaveDuplicates();
			for (JsonNode panel : panels) {
				assertThat(panel.path("title").asString()).isNotBlank();
				assertThat(panel.path("targets").size()).isPositive();
				assertThat(source).contains("uid=" + panel.path("datasource").path("uid").asString());
				places.addAll(places(panel.path("gridPos")));
			}
			assertThat(places).as(dashboard.path("title").asString()).doesNotHaveDuplicates();
		}
	}

	@Test
	void everyRuleSaysWhatToDo() {
		assertThat(rules()).hasSizeGreaterThan(10).allSatisfy((rule) -> {
			Map<?, ?> annotations = (Map<?, ?>) rule.get("annotations");
			assertThat(annotations.get("summary")).asString().isNotBlank();
			assertThat(annotations.get("action")).asString().isNotBlank();
			assertThat(rule.get("labels").toString()).containsAnyOf("warning", "critical");
		});
	}

	private static Stream<Question> ofPanels(JsonNode dashboard) {
		return dashboard.path("panels")
			.valueStream()
			.flatMap(
					(panel) -> panel.path("targets")
						.valueStream()
						.map((target) -> new Question(dashboard.path("title").asString() + ", "
								+ panel.path("title").asString() + ", " + target.path("refId").asString(),
								target.path("query").asString())));
	}

	@SuppressWarnings("unchecked")
	private static Stream<Question> ofRule(Map<String, Object> rule) {
		return ((List<Map<String, Object>>) rule.get("data")).stream()
			.map((data) -> (Map<String, Object>) data.get("model"))
			.filter((model) -> model.containsKey("query"))
			.map((model) -> new Question("rule " + rule.get("title") + ", " + model.get("refId"),
					model.get("query").toString()));
	}

	@SuppressWarnings("unchecked")
	private static Stream<Map<String, Object>> rules() {
		return ((List<Map<String, Object>>) yaml(GRAFANA.resolve("provisioning/alerting/tradu.yml")).get("groups"))
			.stream()
			.flatMap((group) -> ((List<Map<String, Object>>) group.get("rules")).stream());
	}

	private static List<JsonNode> dashboards() {
		try (var files = Files.newDirectoryStream(GRAFANA.resolve("dashboards"), "*.json")) {
			List<JsonNode> dashboards = StreamSupport.stream(files.spliterator(), false)
				.sorted()
				.map((file) -> JsonMapper.builder().build().readTree(file))
				.toList();
			assertThat(dashboards).hasSize(4);
			return dashboards;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, Object> yaml(Path file) {
		return new Yaml().load(Line.read(file));
	}

	private static List<String> places(JsonNode grid) {
		List<String> places = new ArrayList<>();
		for (int x = 0; x < grid.path("w").asInt(); x++) {
			for (int y = 0; y < grid.path("h").asInt(); y++) {
				places.add((grid.path("x").asInt() + x) + "/" + (grid.path("y").asInt() + y));
			}
		}
		return places;
	}

	/** What a panel or a rule asks, and as Grafana would put it. */
	private record Question(String place, String template) {

		String asAsked() {
			return this.template.replace("$timeFilter", "time > now() - 1h")
				.replace("$__interval", "1s")
				.replace("$environment", "development");
		}

		@Override
		public String toString() {
			return this.place;
		}

	}

}
