package io.tradu.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.tradu.TraduApplication;
import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.broker.DeadLetterQueue;
import io.tradu.batch.broker.PoisonedMessage;
import io.tradu.batch.health.Loops;
import io.tradu.batch.schedule.LaunchRequest;
import io.tradu.batch.schedule.LaunchRequest.State;
import io.tradu.batch.schedule.LaunchRequests;
import io.tradu.nightly.RecoveryWatch;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Scheduler and launcher with a real broker and a real database between them. */
@Timeout(300)
class StreamIntegrationTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final StandInDataFlow dataFlow = new StandInDataFlow();

	private static LocalDate date = LocalDate.of(2026, 1, 1);

	@TempDir
	private static Path folder;

	private static EmbeddedPostgres postgres;

	private static ConfigurableApplicationContext scheduler;

	private static ConfigurableApplicationContext launcher;

	private static LaunchRequests requests;

	@BeforeAll
	static void start() throws Exception {
		broker("up", "0");
		postgres = EmbeddedPostgres.builder().start();
		launcher = app(Role.LAUNCHER, "spring.cloud.stream.bindings.input.destination=line.scheduler",
				"spring.cloud.stream.bindings.input.group=line", "tradu.dataflow.uri=" + dataFlow.uri(),
				"tradu.dataflow.delay=10ms", "tradu.dataflow.attempts=3");
		serverTables();
		scheduler = app(Role.SCHEDULER, "spring.cloud.stream.bindings.output.destination=line.scheduler",
				"spring.cloud.stream.bindings.output.producer.required-groups=line", "tradu.relay.every=100ms",
				"tradu.relay.send-again=2s", "tradu.recovery.watch-every=100ms");
		requests = scheduler.getBean(LaunchRequests.class);
	}

	@AfterAll
	static void stop() throws Exception {
		try {
			scheduler.close();
			launcher.close();
			dataFlow.close();
			postgres.close();
		}
		finally {
			broker("down");
		}
	}

	@BeforeEach
	void next() {
		date = date.plusDays(1);
		dataFlow.answers(201, "");
		dataFlow.launches().clear();
		jdbc().update("update server.boot3_task_execution set task_name = 'another' where task_name is not null");
	}

	@Test
	void launchesWhatIsRequested() {
		LaunchRequest request = request();

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);

		assertThat(dataFlow.launches()).containsExactly("name=tradu-nightly&arguments=businessDate=" + date
				+ " request=" + request.id() + " --tradu.correlation-id=launch-" + request.id());
		assertThat(requests.find(request.id()).orElseThrow().taskExecutionId()).isEqualTo(1);
	}

	@Test
	void launchesOnceHoweverOftenTheMessageComes() throws Exception {
		LaunchRequest request = request();
		publish(new String(LaunchMessage.of(request).toJson(), StandardCharsets.UTF_8));
		publish(new String(LaunchMessage.of(request).toJson(), StandardCharsets.UTF_8));

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);
		await().during(Duration.ofSeconds(1)).until(() -> dataFlow.launches().size() == 1);
	}

	@Test
	void doesNotLaunchAgainWhatALauncherLaunchedBeforeItDied() throws Exception {
		LaunchRequest request = request(State.LAUNCHING);
		written(900, request);
		jdbc()
			.update("update server.boot3_task_execution set external_execution_id = 'x' where task_execution_id = 900");

		publish(new String(LaunchMessage.of(request).toJson(), StandardCharsets.UTF_8));

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);
		assertThat(dataFlow.launches()).isEmpty();
		assertThat(requests.find(request.id()).orElseThrow().taskExecutionId()).isEqualTo(900);
	}

	@Test
	void doesNotLaunchAgainWhatTheServerMayYetLaunch() {
		dataFlow.answers(500, "the connection was closed");
		LaunchRequest request = request();
		dataFlow.writesDown(() -> written(901, request));

		await().atMost(LONG).until(() -> requests.detail(request.id()).contains("task execution 901"));
		dataFlow.answers(201, "");
		await().during(Duration.ofSeconds(1)).until(() -> dataFlow.launches().isEmpty());
		jdbc().update("update server.boot3_task_execution set start_time = now() where task_execution_id = 901");

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);
		assertThat(dataFlow.launches()).isEmpty();
		assertThat(requests.find(request.id()).orElseThrow().taskExecutionId()).isEqualTo(901);
	}

	@Test
	void launchesAgainWhatNobodyTookUpInTime() {
		dataFlow.answers(500, "the connection was closed");
		LaunchRequest request = request();
		dataFlow.writesDown(() -> written(902, request));
		await().atMost(LONG).until(() -> requests.detail(request.id()).contains("task execution 902"));
		dataFlow.answers(201, "");

		jdbc().update(
				"update server.boot3_task_execution set last_updated = localtimestamp - interval '1 hour' where task_execution_id = 902");

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);
		assertThat(dataFlow.launches()).hasSize(1);
		assertThat(jdbc().queryForObject(
				"select exit_message from server.boot3_task_execution where task_execution_id = 902", String.class))
			.startsWith("no process took it up within");
	}

	@Test
	void launchesTheNextNightOnceTheOneBeforeHasEnded() {
		// Of no schedule: nobody asks for it again, though its task begins no night.
		LaunchRequest first = requests.add("elsewhere", date, Instant.EPOCH, "tester", "a test").orElseThrow();
		dataFlow.writesDown(() -> {
			written(904, first);
			jdbc().update(
					"update server.boot3_task_execution set external_execution_id = 'x' where task_execution_id = 904");
		});
		await().atMost(LONG).until(() -> state(first) == State.LAUNCHED);
		date = date.plusDays(1);
		LaunchRequest second = request();
		await().atMost(LONG).until(() -> requests.detail(second.id()).contains("task execution 904 is at work"));
		assertThat(dataFlow.launches()).hasSize(1);

		jdbc().update(
				"update server.boot3_task_execution set end_time = now(), exit_code = 0 where task_execution_id = 904");

		await().atMost(LONG).until(() -> state(second) == State.LAUNCHED);
		assertThat(dataFlow.launches()).hasSize(2);
	}

	@Test
	void endsAtOnceWhatTheServerSaysThatItDoesNotLaunch() {
		dataFlow.answers(500, "Cannot launch task. The maximum concurrent task executions is at its limit [4].");
		LaunchRequest request = request();
		dataFlow.writesDown(() -> written(903, request));
		await().atMost(LONG)
			.until(() -> jdbc().queryForObject(
					"select count(*) from server.boot3_task_execution where task_execution_id = 903 and exit_code = 5",
					Long.class) == 1);

		dataFlow.answers(201, "");

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);
		assertThat(dataFlow.launches()).hasSize(1);
	}

	@Test
	void launchesWhatALauncherHadTakenUpWhenItDied() {
		LaunchRequest request = request(State.LAUNCHING);

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);

		assertThat(dataFlow.launches()).hasSize(1);
	}

	@Test
	void letsTheRequestWaitWhileDataFlowIsFull() {
		dataFlow.answers(500, "Cannot launch task. The maximum concurrent task executions is at its limit [4].");
		LaunchRequest request = request();
		await().during(Duration.ofSeconds(2)).until(() -> state(request) != State.FAILED);

		dataFlow.answers(201, "");

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);
		assertThat(dataFlow.launches()).hasSize(1);
	}

	@Test
	void keepsTheWordsOfARefusal() {
		dataFlow.answers(400, "Deployment property keys are wrong");
		LaunchRequest request = request();

		await().atMost(LONG).until(() -> state(request) == State.FAILED);

		assertThat(requests.detail(request.id()))
			.isEqualTo("Data Flow refuses the launch: Deployment property keys are wrong");
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 404, 409, 429, 503 })
	void letsTheRequestWaitForWhatSomebodyPutsRight(int status) {
		dataFlow.answers(status, "Could not find task definition named tradu-nightly");
		LaunchRequest request = request();
		await().atMost(LONG).until(() -> requests.detail(request.id()).contains("Could not find task definition"));
		assertThat(requests.find(request.id()).orElseThrow().state().isOpen()).isTrue();

		dataFlow.answers(201, "");

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);
	}

	@Test
	void setsNothingAsideThatIsNotPoison() throws Exception {
		DeadLetterQueue letters = launcher.getBean(DeadLetterQueue.class);
		LaunchRequest request = request();
		jdbc().execute("alter table server.boot3_task_execution_metadata rename to away");
		try {
			publish(new String(LaunchMessage.of(request).toJson(), StandardCharsets.UTF_8));
			await().during(Duration.ofSeconds(3)).until(() -> state(request) != State.FAILED);
		}
		finally {
			jdbc().execute("alter table server.away rename to boot3_task_execution_metadata");
		}

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);
		assertThat(letters.list(10)).isEmpty();
		assertThat(dataFlow.launches()).hasSize(1);
	}

	@Test
	void launchesANightOnceMoreWhoseProcessDied() {
		JdbcTemplate jdbc = scheduler.getBean(JdbcTemplate.class);
		jdbc.update("insert into batch_job_instance (job_instance_id, job_name, job_key) values (7, 'nightly', 'x')");
		jdbc.update("""
				insert into batch_job_execution (job_execution_id, job_instance_id, create_time, start_time, end_time,
					last_updated, status, exit_code, version)
				values (7, 7, localtimestamp, localtimestamp, localtimestamp, localtimestamp, 'FAILED', 'FAILED', 1)
				""");
		jdbc.update(
				"""
						insert into batch_job_execution_params (job_execution_id, parameter_name, parameter_type, parameter_value,
							identifying)
						values (7, 'businessDate', 'java.lang.String', ?, 'Y'), (7, 'sequence', 'java.lang.Long', '1', 'Y')
						""",
				date.toString());
		scheduler.getBean(AuditLog.class).add(Act.ofLine("its process is dead"), "recover", "run 7", "");

		await().atMost(LONG).until(() -> requests.find("recovery of run 7", date).isPresent());
		LaunchRequest request = requests.find("recovery of run 7", date).orElseThrow();
		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);

		await().during(Duration.ofSeconds(1)).until(() -> dataFlow.launches().size() == 1);
		assertThat(dataFlow.launches()).singleElement()
			.asString()
			.contains("businessDate=" + date + " request=" + request.id());
	}

	@Test
	void isReadyWithTheWatchWhereThereIsOne() {
		assertThat(scheduler.getBean(Loops.class).find(RecoveryWatch.LOOP)).isPresent();
		assertThat(launcher.getBean(Loops.class).find(RecoveryWatch.LOOP)).isEmpty();
	}

	@Test
	void losesNothingWhileTheBrokerIsAway() throws Exception {
		broker("down");
		LaunchRequest request = request();
		await().during(Duration.ofSeconds(3)).until(() -> state(request) == State.REQUESTED);

		broker("up", Files.readString(folder.resolve("port")).strip());

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);
		assertThat(dataFlow.launches()).hasSize(1);
	}

	@Test
	void setsPoisonAsideWithTheReasonAndTheWayBack() throws Exception {
		DeadLetterQueue letters = launcher.getBean(DeadLetterQueue.class);
		publish("tonight please");
		publish("{\"request\":987654,\"schedule\":\"nightly\",\"businessDate\":\"2026-11-24\",\"correlationId\":\"x\"}");

		await().atMost(LONG).until(() -> letters.list(10).size() == 2);

		assertThat(letters.list(10)).extracting(PoisonedMessage::content).contains("tonight please");
		assertThat(letters.list(10)).extracting(PoisonedMessage::reason)
			.anyMatch((reason) -> reason.startsWith("it is no JSON"))
			.contains("there is no launch request 987654");
		String first = letters.list(10).get(0).id();
		assertThat(letters.replay(first, Act.ofPerson("again"))).isTrue();
		await().atMost(LONG).until(() -> letters.list(10).size() == 2);
		for (PoisonedMessage letter : letters.list(10)) {
			assertThat(letters.discard(letter.id(), Act.ofPerson("nobody wants it"))).isTrue();
		}
		assertThat(letters.list(10)).isEmpty();
	}

	private static LaunchRequest request() {
		return requests.add("nightly", date, Instant.EPOCH, "tester", "a test").orElseThrow();
	}

	/** One that a process has taken up which is dead. */
	private static LaunchRequest request(State state) {
		JdbcTemplate jdbc = scheduler.getBean(JdbcTemplate.class);
		jdbc.update(
				"""
						insert into launch_request (schedule, business_date, fire_time, requested_at, requested_by, reason, state,
							changed_at, host, pid, process_started)
						values ('nightly', ?, now(), now(), 'tester', '', ?, now(), 'there', 1, now())
						""",
				date, state.name());
		return requests.find("nightly", date).orElseThrow();
	}

	/** As the server writes a task execution down before it launches it. */
	private static void written(long task, LaunchRequest request) {
		jdbc().update(
				"insert into server.boot3_task_execution (task_execution_id, task_name, last_updated) values (?, 'tradu-nightly', localtimestamp)",
				task);
		jdbc().update("""
				insert into server.boot3_task_execution_metadata (id, task_execution_id, task_execution_manifest)
				values (?, ?, ?)
				""", task, task,
				"{\"commandlineArguments\":[\"businessDate=" + date + "\",\"request=" + request.id() + "\"]}");
	}

	private static JdbcTemplate jdbc() {
		return scheduler.getBean(JdbcTemplate.class);
	}

	private static State state(LaunchRequest request) {
		return requests.find(request.id()).orElseThrow().state();
	}

	private static void publish(String content) throws Exception {
		ConnectionFactory factory = new ConnectionFactory();
		factory.setPort(Integer.parseInt(Files.readString(folder.resolve("port")).strip()));
		try (Connection connection = factory.newConnection(); Channel channel = connection.createChannel()) {
			channel.basicPublish("", "line.scheduler.line", null, content.getBytes(StandardCharsets.UTF_8));
		}
	}

	private static ConfigurableApplicationContext app(Role role, String... settings) throws IOException {
		Path home = Files.createDirectories(folder.resolve("home"));
		Path feeds = Files.writeString(home.resolve("feeds.yml"), """
				tradu:
				  feeds:
				    news:
				      source: en
				      targets: [es]
				      key: id
				      columns: [title]
				""");
		List<String> all = new ArrayList<>(role.settings());
		all.addAll(List.of(settings));
		all.addAll(List.of(Role.SETTING + "=" + role.label(), "tradu.folders.home=" + home, "tradu.feeds-file=" + feeds,
				"spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
				"spring.datasource.username=postgres", "spring.datasource.password=postgres",
				"spring.datasource.hikari.schema=line", "spring.flyway.default-schema=line",
				"spring.rabbitmq.host=127.0.0.1",
				"spring.rabbitmq.port=" + Files.readString(folder.resolve("port")).strip(),
				"tradu.dead-letters.queue=line.scheduler.line.dlq", "tradu.task.name=tradu-nightly"));
		return new SpringApplicationBuilder(TraduApplication.class)
			.run(all.stream().map((setting) -> "--" + setting).toArray(String[]::new));
	}

	private static void serverTables() throws IOException {
		String tables = Files.readString(Path.of("../../batch-config/src/test/resources/data-flow-2.11.5.sql"));
		JdbcTemplate jdbc = launcher.getBean(JdbcTemplate.class);
		jdbc.execute("create schema server");
		jdbc.execute("set search_path to server;" + tables + ";set search_path to line");
		// What the stand-in says that it has launched.
		jdbc.execute("insert into server.boot3_task_execution (task_execution_id) select generate_series(1, 50)");
	}

	private static void broker(String action, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of("../../scripts/services/rabbitmq").toRealPath().toString(), action, folder.toString()));
		command.addAll(List.of(arguments));
		int code = new ProcessBuilder(command).inheritIO().start().waitFor();
		assertThat(code).as(command.toString()).isZero();
	}

}
