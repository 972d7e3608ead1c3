package io.tradu.dataflow;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RestTests {

	private HttpServer server;

	@BeforeEach
	void startServer() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.start();
	}

	@AfterEach
	void stopServer() {
		this.server.stop(0);
	}

	@Test
	void saysThatTheServerDoesNotAnswer() {
		URI uri = uri();
		this.server.stop(0);

		assertThatExceptionOfType(ServerFailure.class)
			.isThrownBy(() -> new Rest(uri, Duration.ofSeconds(5), Optional.of("the-password")).connect())
			.withMessageContaining("the Data Flow server at " + uri + " does not answer (Connection refused)");
	}

	@Test
	void saysThatTheServerIsAnotherOne() {
		answer(200, "{\"name\":\"something\"}");

		assertThatExceptionOfType(ServerFailure.class).isThrownBy(() -> rest().connect())
			.withMessageContaining("is no Data Flow server");
	}

	@Test
	void saysThatTheServerHasAnotherVersion() {
		answer(200, "{\"api.revision\":15}");

		assertThatExceptionOfType(ServerFailure.class).isThrownBy(() -> rest().connect())
			.withMessageContaining("speaks revision 15 of its interface, but Tradu speaks 14");
	}

	@Test
	void takesTheSentenceFromAnError() {
		answer(409, "{\"_embedded\":{\"errors\":[{\"message\":\"The 'sink:launcher' application is already there\","
				+ "\"logref\":\"AppAlreadyRegisteredException\"}]}}");

		assertThatExceptionOfType(ServerFailure.class).isThrownBy(() -> rest().get("/apps"))
			.withMessage("the Data Flow server refuses (409, /apps): The 'sink:launcher' application is already there");
	}

	@Test
	void saysThatItIsSkipperThatIsAway() {
		answer(500,
				"[{\"message\":\"I/O error on GET request for \\\"http://127.0.0.1:7577/api\\\": Connection refused\"}]");

		assertThatExceptionOfType(ServerFailure.class).isThrownBy(() -> rest().get("/streams/definitions"))
			.withMessageContaining("Skipper does not do what Data Flow asks of it: I/O error")
			.withMessageContaining("scripts/dataflow status");
	}

	@Test
	void understandsAnErrorThatIsNoJson() {
		answer(502, "<html><body><h1>Bad  Gateway</h1></body></html>");

		assertThatExceptionOfType(ServerFailure.class).isThrownBy(() -> rest().get("/apps"))
			.withMessageEndingWith("Bad Gateway");
	}

	@Test
	void logsInAsTheOperator() {
		this.server.createContext("/", (exchange) -> {
			boolean known = "Basic b3BlcmF0b3I6dGhlLXBhc3N3b3Jk"
				.equals(exchange.getRequestHeaders().getFirst("Authorization"));
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(known ? 200 : 401, 0);
			exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
			exchange.close();
		});

		assertThat(rest().get("/apps").isObject()).isTrue();
	}

	@Test
	void saysWhereThePasswordIsThatTheServerDoesNotAccept() {
		answer(401, "");

		assertThatExceptionOfType(ServerFailure.class).isThrownBy(() -> rest().get("/apps"))
			.withMessageContaining("secret.dataflow")
			.withMessageNotContaining("the-password");
	}

	private Rest rest() {
		return new Rest(uri(), Duration.ofSeconds(5), Optional.of("the-password"));
	}

	private URI uri() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	private void answer(int status, String body) {
		this.server.createContext("/", (exchange) -> {
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("Content-Type", "application/json");
			exchange.sendResponseHeaders(status, bytes.length);
			exchange.getResponseBody().write(bytes);
			exchange.close();
		});
	}

}
