package io.tradu.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.tradu.TraduApplication;
import io.tradu.batch.schedule.LaunchRequest;
import io.tradu.batch.schedule.LaunchRequest.State;
import io.tradu.batch.schedule.LaunchRequests;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A scheduler and a launcher with a real broker and a real database between them; what
 * they have launched is only written down.
 */
final class TestStream {

	private final StandInDataFlow dataFlow = new StandInDataFlow();

	private final Path folder;

	private final EmbeddedPostgres postgres;

	private final ConfigurableApplicationContext launcher;

	private final ConfigurableApplicationContext scheduler;

	private final LaunchRequests requests;

	private LocalDate date = LocalDate.of(2026, 1, 1);

	/** Starts them, with what they need in a folder. */
	TestStream(Path folder) throws Exception {
		this.folder = folder;
		broker("up", "0");
		this.postgres = EmbeddedPostgres.builder().start();
		this.launcher = app(Role.LAUNCHER, "spring.cloud.stream.bindings.input.destination=line.scheduler",
				"spring.cloud.stream.bindings.input.group=line", "tradu.dataflow.uri=" + this.dataFlow.uri(),
				"tradu.dataflow.password=" + StandInDataFlow.PASSWORD, "tradu.dataflow.delay=10ms",
				"tradu.dataflow.attempts=3");
		serverTables();
		this.scheduler = app(Role.SCHEDULER, "spring.cloud.stream.bindings.output.destination=line.scheduler",
				"spring.cloud.stream.bindings.output.producer.required-groups=line", "tradu.relay.every=100ms",
				"tradu.relay.send-again=2s", "tradu.recovery.watch-every=100ms");
		this.requests = this.scheduler.getBean(LaunchRequests.class);
	}

	void stop() throws Exception {
		try {
			this.scheduler.close();
			this.launcher.close();
			this.dataFlow.close();
			this.postgres.close();
		}
		finally {
			broker("down");
		}
	}

	/** Goes on to the next date, and forgets what was launched before. */
	void next() {
		this.date = this.date.plusDays(1);
		this.dataFlow.answers(201, "");
		this.dataFlow.launches().clear();
		jdbc().update("update server.boot3_task_execution set task_name = 'another' where task_name is not null");
	}

	LocalDate date() {
		return this.date;
	}

	StandInDataFlow dataFlow() {
		return this.dataFlow;
	}

	LaunchRequests requests() {
		return this.requests;
	}

	<T> T launcher(Class<T> bean) {
		return this.launcher.getBean(bean);
	}

	<T> T scheduler(Class<T> bean) {
		return this.scheduler.getBean(bean);
	}

	/** Returns the port that the broker had last. */
	String brokerPort() throws IOException {
		return Files.readString(this.folder.resolve("port")).strip();
	}

	String brokerPassword() throws IOException {
		return Files.readString(this.folder.resolve("password")).strip();
	}

	/** Asks for the launch of the date's night. */
	LaunchRequest request() {
		return this.requests.add("nightly", this.date, Instant.EPOCH, "tester", "a test").orElseThrow();
	}

	/** One that a process has taken up which is dead. */
	LaunchRequest request(State state) {
		jdbc().update(
				"""
						insert into launch_request (schedule, business_date, fire_time, requested_at, requested_by, reason, state,
							changed_at, host, pid, process_started)
						values ('nightly', ?, now(), now(), 'tester', '', ?, now(), 'there', 1, now())
						""",
				this.date, state.name());
		return this.requests.find("nightly", this.date).orElseThrow();
	}

	/** As the server writes a task execution down before it launches it. */
	void written(long task, LaunchRequest request) {
		jdbc().update(
				"insert into server.boot3_task_execution (task_execution_id, task_name, last_updated) values (?, 'tradu-nightly', localtimestamp)",
				task);
		jdbc().update("""
				insert into server.boot3_task_execution_metadata (id, task_execution_id, task_execution_manifest)
				values (?, ?, ?)
				""", task, task,
				"{\"commandlineArguments\":[\"businessDate=" + this.date + "\",\"request=" + request.id() + "\"]}");
	}

	JdbcTemplate jdbc() {
		return this.scheduler.getBean(JdbcTemplate.class);
	}

	/** Puts a message before the launcher. */
	void publish(String content) throws Exception {
		ConnectionFactory factory = new ConnectionFactory();
		factory.setPort(Integer.parseInt(brokerPort()));
		factory.setUsername("admin");
		factory.setPassword(brokerPassword());
		try (Connection connection = factory.newConnection(); Channel channel = connection.createChannel()) {
			channel.basicPublish("", "line.scheduler.line", null, content.getBytes(StandardCharsets.UTF_8));
		}
	}

	private ConfigurableApplicationContext app(Role role, String... settings) throws IOException {
		Path home = Files.createDirectories(this.folder.resolve("home"));
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
				"spring.datasource.url=" + this.postgres.getJdbcUrl("postgres", "postgres"),
				"spring.datasource.username=postgres", "spring.datasource.password=postgres",
				"spring.datasource.hikari.schema=line", "spring.flyway.default-schema=line",
				"spring.rabbitmq.host=127.0.0.1", "spring.rabbitmq.port=" + brokerPort(),
				"spring.rabbitmq.username=admin", "spring.rabbitmq.password=" + brokerPassword(),
				"tradu.dead-letters.queue=line.scheduler.line.dlq", "tradu.task.name=tradu-nightly"));
		return new SpringApplicationBuilder(TraduApplication.class)
			.run(all.stream().map((setting) -> "--" + setting).toArray(String[]::new));
	}

	private void serverTables() throws IOException {
		String tables = Files.readString(Path.of("../../batch-config/src/test/resources/data-flow-2.11.5.sql"));
		JdbcTemplate jdbc = this.launcher.getBean(JdbcTemplate.class);
		jdbc.execute("create schema server");
		jdbc.execute("set search_path to server;" + tables + ";set search_path to line");
		// What the stand-in says that it has launched.
		jdbc.execute("insert into server.boot3_task_execution (task_execution_id) select generate_series(1, 50)");
	}

	void broker(String action, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(List
			.of(Path.of("../../scripts/services/rabbitmq").toRealPath().toString(), action, this.folder.toString()));
		command.addAll(List.of(arguments));
		int code = new ProcessBuilder(command).inheritIO().start().waitFor();
		assertThat(code).as(command.toString()).isZero();
	}

}
