package io.tradu.batch.metrics;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;

import io.micrometer.core.ipc.http.HttpSender;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class DeliverySenderTests {

	private static final String PLACE = "http://operator:planted@127.0.0.1:8086/write?token=planted";

	private final Server server = new Server();

	@Test
	void saysOnceThatNothingCanBeDeliveredAndOnceThatItCanAgain(CapturedOutput output) throws Throwable {
		DeliverySender sender = new DeliverySender(this.server, Duration.ZERO);
		this.server.answers = () -> {
			throw new ConnectException("Connection refused");
		};
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> send(sender));
		}
		this.server.answers = () -> new HttpSender.Response(204, "");

		send(sender);
		send(sender);

		assertThat(output.getAll().lines().filter((line) -> line.contains("cannot be delivered"))).singleElement()
			.asString()
			.contains("127.0.0.1:8086")
			.contains("Connection refused");
		assertThat(output.getAll().lines().filter((line) -> line.contains("delivered to 127.0.0.1:8086 again")))
			.singleElement()
			.asString()
			.contains("3 deliveries are lost");
		assertThat(output).doesNotContain("planted");
	}

	@Test
	void takesARefusalForALoss(CapturedOutput output) throws Throwable {
		this.server.answers = () -> new HttpSender.Response(404, "database not found");

		send(new DeliverySender(this.server, Duration.ZERO));

		assertThat(output).contains("it answers 404 database not found");
	}

	@Test
	void deliversForAUserWhoMayWriteAndNotMakeTheDatabase(CapturedOutput output) throws Throwable {
		DeliverySender sender = new DeliverySender(this.server, Duration.ofHours(1));
		this.server.answers = () -> new HttpSender.Response(403, "not authorized");
		sender.post("http://127.0.0.1:8086/query?q=create").send();
		this.server.answers = () -> new HttpSender.Response(204, "");

		send(sender);

		assertThat(this.server.asked).isEqualTo(2);
		assertThat(output).doesNotContain("cannot be delivered");
	}

	@Test
	void triesAgainWhereTheServerAnswersThoughItRefuses() throws Throwable {
		DeliverySender sender = new DeliverySender(this.server, Duration.ofHours(1));
		this.server.answers = () -> new HttpSender.Response(400, "partial write");

		send(sender);
		send(sender);

		assertThat(this.server.asked).isEqualTo(2);
	}

	@Test
	void doesNotTryAgainForAWhile() {
		DeliverySender sender = new DeliverySender(this.server, Duration.ofHours(1));
		this.server.answers = () -> {
			throw new ConnectException("Connection refused");
		};

		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> send(sender));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> send(sender));

		assertThat(this.server.asked).isEqualTo(1);
	}

	private static void send(HttpSender sender) throws Throwable {
		sender.post(PLACE).withPlainText("rows value=1").send();
	}

	private static class Server implements HttpSender {

		private Answer answers = () -> new Response(204, "");

		private int asked;

		@Override
		public Response send(Request request) throws IOException {
			this.asked++;
			return this.answers.get();
		}

	}

	@FunctionalInterface
	private interface Answer {

		HttpSender.Response get() throws IOException;

	}

}
