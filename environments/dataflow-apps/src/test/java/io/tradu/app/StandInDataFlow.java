package io.tradu.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Answers as the Data Flow server does, to its operator only. */
final class StandInDataFlow implements AutoCloseable {

	static final String PASSWORD = "the-password";

	// Of the user operator.
	private static final String LOGIN = "Basic b3BlcmF0b3I6dGhlLXBhc3N3b3Jk";

	private final HttpServer server;

	private final List<String> launches = new CopyOnWriteArrayList<>();

	private final AtomicReference<Runnable> first = new AtomicReference<>(() -> {
	});

	private volatile int status = 201;

	private volatile String words = "";

	StandInDataFlow() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			this.server.createContext("/tasks/executions/launch", this::launch);
			this.server.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	URI uri() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	/** Returns what was launched, with its arguments. */
	List<String> launches() {
		return this.launches;
	}

	/** Answers like this from now on. */
	void answers(int newStatus, String newWords) {
		this.words = newWords;
		this.status = newStatus;
		this.first.set(() -> {
		});
	}

	/** Writes something down before its next answer. */
	void writesDown(Runnable written) {
		this.first.set(written);
	}

	private void launch(HttpExchange exchange) throws IOException {
		this.first.getAndSet(() -> {
		}).run();
		int code = LOGIN.equals(exchange.getRequestHeaders().getFirst("Authorization")) ? this.status : 401;
		String answer = "{\"_embedded\":{\"errors\":[{\"message\":\"" + this.words + "\"}]}}";
		if (code == 201) {
			this.launches.add(URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8));
			answer = "{\"executionId\":" + this.launches.size() + ",\"schemaTarget\":\"boot3\"}";
		}
		byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/json");
		exchange.sendResponseHeaders(code, bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
