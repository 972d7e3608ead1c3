package io.tradu.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.broker.DeadLetterQueue;
import io.tradu.batch.broker.PoisonedMessage;
import io.tradu.batch.health.Loops;
import io.tradu.batch.schedule.LaunchRequest;
import io.tradu.batch.schedule.LaunchRequest.State;
import io.tradu.batch.schedule.LaunchRequests;
import io.tradu.nightly.RecoveryWatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Scheduler and launcher with a real broker and a real database between them. */
@Timeout(300)
class StreamIntegrationTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static TestStream stream;

	private final StandInDataFlow dataFlow = stream.dataFlow();

	private final LaunchRequests requests = stream.requests();

	@BeforeAll
	static void start(@TempDir Path folder) throws Exception {
		stream = new TestStream(folder);
	}

	@AfterAll
	static void stop() throws Exception {
		stream.stop();
	}

	@BeforeEach
	void next() {
		stream.next();
	}

	@Test
	void launchesWhatIsRequested() {
		LaunchRequest request = stream.request();

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);

		assertThat(this.dataFlow.launches()).containsExactly("name=tradu-nightly&arguments=businessDate="
				+ stream.date() + " request=" + request.id() + " --tradu.correlation-id=launch-" + request.id());
		assertThat(this.requests.find(request.id()).orElseThrow().taskExecutionId()).isEqualTo(1);
	}

	@Test
	void launchesOnceHoweverOftenTheMessageComes() throws Exception {
		LaunchRequest request = stream.request();
		stream.publish(new String(LaunchMessage.of(request).toJson(), StandardCharsets.UTF_8));
		stream.publish(new String(LaunchMessage.of(request).toJson(), StandardCharsets.UTF_8));

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);
		await().during(Duration.ofSeconds(1)).until(() -> this.dataFlow.launches().size() == 1);
	}

	@Test
	void doesNotLaunchAgainWhatALauncherLaunchedBeforeItDied() throws Exception {
		LaunchRequest request = stream.request(State.LAUNCHING);
		stream.written(900, request);
		stream.jdbc()
			.update("update server.boot3_task_execution set external_execution_id = 'x' where task_execution_id = 900");

		stream.publish(new String(LaunchMessage.of(request).toJson(), StandardCharsets.UTF_8));

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);
		assertThat(this.dataFlow.launches()).isEmpty();
		assertThat(this.requests.find(request.id()).orElseThrow().taskExecutionId()).isEqualTo(900);
	}

	@Test
	void doesNotLaunchAgainWhatTheServerMayYetLaunch() {
		this.dataFlow.answers(500, "the connection was closed");
		LaunchRequest request = stream.request();
		this.dataFlow.writesDown(() -> stream.written(901, request));

		await().atMost(LONG).until(() -> this.requests.detail(request.id()).contains("task execution 901"));
		this.dataFlow.answers(201, "");
		await().during(Duration.ofSeconds(1)).until(() -> this.dataFlow.launches().isEmpty());
		stream.jdbc().update("update server.boot3_task_execution set start_time = now() where task_execution_id = 901");

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);
		assertThat(this.dataFlow.launches()).isEmpty();
		assertThat(this.requests.find(request.id()).orElseThrow().taskExecutionId()).isEqualTo(901);
	}

	@Test
	void launchesAgainWhatNobodyTookUpInTime() {
		this.dataFlow.answers(500, "the connection was closed");
		LaunchRequest request = stream.request();
		this.dataFlow.writesDown(() -> stream.written(902, request));
		await().atMost(LONG).until(() -> this.requests.detail(request.id()).contains("task execution 902"));
		this.dataFlow.answers(201, "");

		stream.jdbc()
			.update("update server.boot3_task_execution set last_updated = localtimestamp - interval '1 hour' where task_execution_id = 902");

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);
		assertThat(this.dataFlow.launches()).hasSize(1);
		assertThat(stream.jdbc()
			.queryForObject("select exit_message from server.boot3_task_execution where task_execution_id = 902",
					String.class))
			.startsWith("no process took it up within");
	}

	@Test
	void launchesTheNextNightOnceTheOneBeforeHasEnded() {
		stream.jdbc()
			.update("""
					insert into server.boot3_task_execution (task_execution_id, task_name, last_updated, external_execution_id)
					values (904, 'tradu-nightly', localtimestamp, 'x')
					""");
		LaunchRequest request = stream.request();
		await().atMost(LONG).until(() -> this.requests.detail(request.id()).contains("task execution 904 is at work"));
		assertThat(this.dataFlow.launches()).isEmpty();

		stream.jdbc()
			.update("update server.boot3_task_execution set end_time = now(), exit_code = 0 where task_execution_id = 904");

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);
		assertThat(this.dataFlow.launches()).hasSize(1);
	}

	@Test
	void endsAtOnceWhatTheServerSaysThatItDoesNotLaunch() {
		this.dataFlow.answers(500, "Cannot launch task. The maximum concurrent task executions is at its limit [4].");
		LaunchRequest request = stream.request();
		this.dataFlow.writesDown(() -> stream.written(903, request));
		await().atMost(LONG)
			.until(() -> stream.jdbc()
				.queryForObject(
						"select count(*) from server.boot3_task_execution where task_execution_id = 903 and exit_code = 5",
						Long.class) == 1);

		this.dataFlow.answers(201, "");

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);
		assertThat(this.dataFlow.launches()).hasSize(1);
	}

	@Test
	void launchesWhatALauncherHadTakenUpWhenItDied() {
		LaunchRequest request = stream.request(State.LAUNCHING);

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);

		assertThat(this.dataFlow.launches()).hasSize(1);
	}

	@Test
	void letsTheRequestWaitWhileDataFlowIsFull() {
		this.dataFlow.answers(500, "Cannot launch task. The maximum concurrent task executions is at its limit [4].");
		LaunchRequest request = stream.request();
		await().during(Duration.ofSeconds(2)).until(() -> state(request) != State.FAILED);

		this.dataFlow.answers(201, "");

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);
		assertThat(this.dataFlow.launches()).hasSize(1);
	}

	@Test
	void keepsTheWordsOfARefusal() {
		this.dataFlow.answers(400, "Deployment property keys are wrong");
		LaunchRequest request = stream.request();

		await().atMost(LONG).until(() -> state(request) == State.FAILED);

		assertThat(this.requests.detail(request.id()))
			.isEqualTo("Data Flow refuses the launch: Deployment property keys are wrong");
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 404, 409, 429, 503 })
	void letsTheRequestWaitForWhatSomebodyPutsRight(int status) {
		this.dataFlow.answers(status, "Could not find task definition named tradu-nightly");
		LaunchRequest request = stream.request();
		await().atMost(LONG).until(() -> this.requests.detail(request.id()).contains("Could not find task definition"));
		assertThat(this.requests.find(request.id()).orElseThrow().state().isOpen()).isTrue();

		this.dataFlow.answers(201, "");

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);
	}

	@Test
	void setsNothingAsideThatIsNotPoison() throws Exception {
		DeadLetterQueue letters = stream.launcher(DeadLetterQueue.class);
		LaunchRequest request = stream.request();
		stream.jdbc().execute("alter table server.boot3_task_execution_metadata rename to away");
		try {
			stream.publish(new String(LaunchMessage.of(request).toJson(), StandardCharsets.UTF_8));
			await().during(Duration.ofSeconds(3)).until(() -> state(request) != State.FAILED);
		}
		finally {
			stream.jdbc().execute("alter table server.away rename to boot3_task_execution_metadata");
		}

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);
		assertThat(letters.list(10)).isEmpty();
		assertThat(this.dataFlow.launches()).hasSize(1);
	}

	@Test
	void launchesANightOnceMoreWhoseProcessDied() {
		JdbcTemplate jdbc = stream.scheduler(JdbcTemplate.class);
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
				stream.date().toString());
		stream.scheduler(AuditLog.class).add(Act.ofLine("its process is dead"), "recover", "run 7", "");

		await().atMost(LONG).until(() -> this.requests.find("recovery of run 7", stream.date()).isPresent());
		LaunchRequest request = this.requests.find("recovery of run 7", stream.date()).orElseThrow();
		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);

		await().during(Duration.ofSeconds(1)).until(() -> this.dataFlow.launches().size() == 1);
		assertThat(this.dataFlow.launches()).singleElement()
			.asString()
			.contains("businessDate=" + stream.date() + " request=" + request.id());
	}

	@Test
	void isReadyWithTheWatchWhereThereIsOne() {
		assertThat(stream.scheduler(Loops.class).find(RecoveryWatch.LOOP)).isPresent();
		assertThat(stream.launcher(Loops.class).find(RecoveryWatch.LOOP)).isEmpty();
	}

	@Test
	void losesNothingWhileTheBrokerIsAway() throws Exception {
		stream.broker("down");
		LaunchRequest request = stream.request();
		await().during(Duration.ofSeconds(3)).until(() -> state(request) == State.REQUESTED);

		stream.broker("up", stream.brokerPort());

		await().atMost(LONG).until(() -> state(request) == State.LAUNCHED);
		assertThat(this.dataFlow.launches()).hasSize(1);
	}

	@Test
	void setsPoisonAsideWithTheReasonAndTheWayBack() throws Exception {
		DeadLetterQueue letters = stream.launcher(DeadLetterQueue.class);
		stream.publish("tonight please");
		stream.publish(
				"{\"request\":987654,\"schedule\":\"nightly\",\"businessDate\":\"2026-11-24\",\"correlationId\":\"x\"}");

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

	private State state(LaunchRequest request) {
		return this.requests.find(request.id()).orElseThrow().state();
	}

}
