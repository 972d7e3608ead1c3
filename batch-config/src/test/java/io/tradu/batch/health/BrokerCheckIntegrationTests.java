package io.tradu.batch.health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/** With a real broker. */
@Timeout(240)
class BrokerCheckIntegrationTests {

	private static final HealthProperties SETTINGS = Settings.withTimeout(Duration.ofSeconds(4), Duration.ofSeconds(1));

	@TempDir
	private static Path folder;

	private static int port;

	private static String password;

	private BrokerCheck check = check(password);

	@BeforeAll
	static void start() throws Exception {
		assertThat(broker("up", "0")).isZero();
		port = Integer.parseInt(Files.readString(folder.resolve("port")).strip());
		password = Files.readString(folder.resolve("password"));
	}

	@AfterAll
	static void stop() throws Exception {
		broker("down");
	}

	@AfterEach
	void close() {
		this.check.destroy();
	}

	@Test
	void isUpWhenTheBrokerTakesAMessage() throws Exception {
		Health health = this.check.check();

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("place", "broker 127.0.0.1:" + port).containsKey("version");
		assertThat(this.check.check().getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void isDownWithAWrongPasswordAndDoesNotSayIt() throws Exception {
		this.check = check("not-the-password");

		assertThat(this.check.check().getStatus()).isEqualTo(Status.DOWN);
		assertThat(this.check.check().toString()).contains("refused").doesNotContain("not-the-password");
	}

	@Test
	void isDegradedWhileTheBrokerIsShortOfMemory() throws Exception {
		broker("ctl", "set_vm_memory_high_watermark", "absolute", "1MB");
		try {
			Health health = this.check.check();

			assertThat(health.getStatus()).isEqualTo(Severity.DEGRADED);
			assertThat(health.getDetails()).containsEntry("error", "takes no messages: low on memory");
		}
		finally {
			broker("ctl", "set_vm_memory_high_watermark", "absolute", "256MB");
		}
		assertThat(this.check.check().getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void isDownWhileTheBrokerIsGoneAndIsUpWhenItIsBack() throws Exception {
		assertThat(this.check.check().getStatus()).isEqualTo(Status.UP);
		broker("down");
		assertThat(this.check.check().getStatus()).isEqualTo(Status.DOWN);
		assertThat(this.check.check().getDetails()).containsEntry("place", "broker 127.0.0.1:" + port)
			.containsEntry("error", "Connection refused");

		assertThat(broker("up", Integer.toString(port))).isZero();

		assertThat(this.check.check().getStatus()).isEqualTo(Status.UP);
	}

	private static BrokerCheck check(String password) {
		return new BrokerCheck(new BrokerProperties("127.0.0.1", port, null, "admin", password, "/", Map.of()),
				SETTINGS);
	}

	private static int broker(String action, String... arguments) throws IOException, InterruptedException {
		Path root = Path.of("").toAbsolutePath();
		while (!Files.exists(root.resolve("scripts/services/rabbitmq"))) {
			root = root.getParent();
		}
		List<String> command = new ArrayList<>(
				List.of(root.resolve("scripts/services/rabbitmq").toString(), action, folder.toString()));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(folder.resolve("commands").toFile())
			.start()
			.waitFor();
	}

}
