package io.tradu.dataflow.server;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ServersEndToEndTests {

	private static final String DEVELOPMENT = "development";

	private static final String STAGING = "staging";

	private static Servers servers;

	@BeforeAll
	static void chooseFolderAndPorts() throws Exception {
		servers = Servers.inFolderOfTheirOwn();
	}

	@AfterAll
	static void removeAll() throws Exception {
		servers.remove();
	}

	@BeforeEach
	void developmentIsUp() throws Exception {
		up(DEVELOPMENT);
	}

	@Test
	void doesNothingWhenAllIsUp() throws Exception {
		List<Long> before = servers.processes();

		assertThat(servers.run("up", DEVELOPMENT).output()).doesNotContain("starting", "making")
			.contains("development is up: http://127.0.0.1:" + servers.port("DATAFLOW-development") + "/dashboard");

		assertThat(servers.processes()).containsAll(before);
	}

	@Test
	void servesTheDashboard() throws Exception {
		assertThat(servers.ask(DEVELOPMENT, "GET", "/dashboard/index.html")).contains("<title>Spring Cloud Data Flow");
	}

	@Test
	void saysWhatRunsAndHowMuchMemoryItTakes() throws Exception {
		Servers.Outcome status = servers.run("status", DEVELOPMENT);

		assertThat(status.code()).as(status.toString()).isZero();
		assertThat(status.output()).contains("postgresql", "rabbitmq", "influxdb", "development skipper",
				"development dataflow", "total", "/dashboard");
	}

	@Test
	void mendsOnlyTheServerThatWasKilled() throws Exception {
		long skipper = servers.pid(DEVELOPMENT, "skipper");
		servers.killServer(DEVELOPMENT, "dataflow");
		assertThat(servers.run("status", DEVELOPMENT).code()).isEqualTo(3);

		assertThat(servers.run("up", DEVELOPMENT).output()).contains("starting dataflow")
			.doesNotContain("starting skipper", "starting postgresql");

		assertThat(servers.pid(DEVELOPMENT, "skipper")).isEqualTo(skipper);
		assertThat(servers.ask(DEVELOPMENT, "GET", "/about")).contains("tradu-dataflow-server");
	}

	@Test
	void givesEachEnvironmentADatabaseThatTheOtherCannotReach() throws Exception {
		up(STAGING);

		try (Connection own = connect(DEVELOPMENT, DEVELOPMENT)) {
			assertThat(own.isValid(5)).isTrue();
		}
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connect(STAGING, DEVELOPMENT))
			.withMessageContaining("permission denied for database");
		assertThat(servers.secret(STAGING, "database")).isNotEqualTo(servers.secret(DEVELOPMENT, "database"));
	}

	@Test
	void endsOneEnvironmentWithoutTheOther() throws Exception {
		up(STAGING);

		Servers.Outcome down = servers.run("down", STAGING);

		assertThat(down.output()).contains("another environment needs them");
		assertThat(servers.processes(STAGING)).isEmpty();
		assertThat(servers.run("status", DEVELOPMENT).code()).isZero();
	}

	@Test
	void leavesNothingBehindAlsoWhenTheServersWereKilled() throws Exception {
		List<Long> deployed = deploy();
		servers.killServer(DEVELOPMENT, "dataflow");
		servers.killServer(DEVELOPMENT, "skipper");
		assertThat(servers.processes(DEVELOPMENT)).containsAll(deployed);

		Servers.Outcome down = servers.run("down", "all");

		assertThat(down.code()).as(down.toString()).isZero();
		assertThat(servers.processes()).isEmpty();
	}

	@Test
	void keepsPasswordsOutOfCommandsAndOfWhatTasksAreGiven() throws Exception {
		String password = servers.secret(DEVELOPMENT, "database");

		List<Long> deployed = deploy();

		String login = servers.secret(DEVELOPMENT, "dataflow");
		assertThat(servers.processes()).containsAll(deployed)
			.noneMatch((pid) -> (Servers.variables(pid) + Servers.commandLine(pid)).contains(password))
			.noneMatch((pid) -> (Servers.variables(pid) + Servers.commandLine(pid)).contains(login));
		for (String name : List.of("database", "broker", "influx", "dataflow")) {
			Path file = servers.home(DEVELOPMENT).resolve("secrets/secret." + name);
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		}
	}

	@Test
	void letsNoOtherUserReadWhatItWrites() throws Exception {
		deploy();

		try (Stream<Path> files = Files.walk(servers.home(DEVELOPMENT))) {
			assertThat(files).allSatisfy((file) -> assertThat(
					PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS)))
				.endsWith("---"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "SKIPPER-development", "DATAFLOW-development" })
	void letsOnlyTheOperatorOfTheEnvironmentIn(String server) throws Exception {
		up(STAGING);

		assertThat(servers.send(server, "GET", "/").statusCode()).isEqualTo(401);
		assertThat(servers.send(server, "GET", "/", "Authorization", servers.login(STAGING)).statusCode())
			.isEqualTo(401);
		assertThat(servers.send(server, "GET", "/", "Authorization", servers.login(DEVELOPMENT)).statusCode())
			.isLessThan(400);
		assertThat(servers
			.send(server, "POST", "/", "Authorization", servers.login(DEVELOPMENT), "Origin", "http://127.0.0.1:1")
			.statusCode()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "file:/tmp/other-1.0.0.jar", "http://127.0.0.1:1/other-1.0.0.jar",
			"maven://io.tradu:other:1.0.0", "docker:io.tradu/other:1.0.0" })
	void registersReleasedApplicationsOnly(String uri) throws Exception {
		HttpResponse<String> answer = servers.send("DATAFLOW-development", "POST",
				"/apps/task/other/1.0.0?bootVersion=3&uri=" + uri, "Authorization", servers.login(DEVELOPMENT));

		assertThat(answer.statusCode()).isBetween(400, 499);
		assertThat(servers.ask(DEVELOPMENT, "GET", "/apps")).doesNotContain("other-1.0.0");
	}

	@Test
	void saysThatAPortIsTakenAndEndsWhatItHasStarted() throws Exception {
		servers.run("down", STAGING);
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			String port = String.valueOf(taken.getLocalPort());

			Servers.Outcome up = servers.run("up", STAGING, Map.of("TRADU_DATAFLOW_PORT", port));

			assertThat(up.code()).isEqualTo(1);
			assertThat(up.output()).contains("another server listens at 127.0.0.1:" + port, "TRADU_DATAFLOW_PORT");
		}
		assertThat(servers.processes(STAGING)).isEmpty();
	}

	@Test
	void endsWhatItHasStartedWhenItIsInterrupted() throws Exception {
		servers.run("down", STAGING);
		Path output = Files.createTempFile(servers.folder(), "interrupted", ".log");
		Process up = servers.start("up", STAGING, Map.of(), output);
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> Files.readString(output).contains("starting skipper"));

		up.destroy();

		assertThat(up.waitFor(1, TimeUnit.MINUTES)).isTrue();
		assertThat(Files.readString(output)).contains("interrupted");
		assertThat(servers.processes(STAGING)).isEmpty();
	}

	private static void up(String environment) throws Exception {
		Servers.Outcome up = servers.run("up", environment);
		assertThat(up.code()).as(up.toString()).isZero();
	}

	private static Connection connect(String database, String user) throws Exception {
		return DriverManager.getConnection(
				"jdbc:postgresql://127.0.0.1:" + servers.port("DATABASE") + "/tradu_" + database, "tradu_" + user,
				servers.secret(user, "database"));
	}

	// The stream and the task have new names each time: Skipper takes for deployed what
	// it has once deployed.
	private static List<Long> deploy() throws Exception {
		String number = String.valueOf(System.nanoTime());
		String uri = "?bootVersion=3&force=true&uri=" + servers.application().toUri();
		for (String name : List.of("source/first", "sink/second", "task/work")) {
			servers.ask(DEVELOPMENT, "POST", "/apps/" + name + "/1.0.0" + uri);
		}
		servers.ask(DEVELOPMENT, "POST", "/streams/definitions?name=flow" + number + "&definition=first%7Csecond");
		servers.ask(DEVELOPMENT, "POST", "/streams/deployments/flow" + number);
		servers.ask(DEVELOPMENT, "POST", "/tasks/definitions?name=work" + number + "&definition=work");
		servers.ask(DEVELOPMENT, "POST", "/tasks/executions/launch?name=work" + number);
		return Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> Servers.processesWith(number), (processes) -> processes.size() == 3);
	}

}
