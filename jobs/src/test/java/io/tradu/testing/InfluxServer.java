package io.tradu.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real InfluxDB, run by the project's own script. */
public final class InfluxServer implements AutoCloseable {

	private static final Path SCRIPT = Path.of("..", "scripts", "services", "influxdb");

	private final Path folder;

	private final int port;

	private final HttpClient client = HttpClient.newHttpClient();

	private InfluxServer(Path folder, int port) {
		this.folder = folder;
		this.port = port;
	}

	/** Starts a server, which ends with the tests' process at the latest. */
	public static InfluxServer start() {
		try {
			InfluxServer server = new InfluxServer(Files.createTempDirectory("tradu-influx-"), freePort());
			Runtime.getRuntime().addShutdownHook(new Thread(server::close));
			server.up();
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return free.getLocalPort();
		}
	}

	/** Starts it again, with what it holds. */
	public void up() {
		script("up", this.folder.toString(), Integer.toString(this.port));
	}

	/** Ends it. */
	public void down() {
		script("down", this.folder.toString());
	}

	/** Returns the settings with which an application delivers its metrics here. */
	public String[] settings(String database) {
		return new String[] { "management.influx.metrics.export.enabled=true",
				"management.influx.metrics.export.uri=" + uri(), "management.influx.metrics.export.db=" + database,
				"management.influx.metrics.export.step=1s", "tradu.metrics.sample-every=100ms" };
	}

	public String uri() {
		return "http://127.0.0.1:" + this.port;
	}

	/**
	 * Asks a question in InfluxQL.
	 * @return the series of the answer
	 * @throws IllegalStateException if the server does not understand the question
	 */
	public List<JsonNode> query(String database, String question) {
		try {
			HttpResponse<String> response = this.client.send(
					HttpRequest.newBuilder(URI.create(uri() + "/query?epoch=ms&db=" + database + "&q="
							+ URLEncoder.encode(question, StandardCharsets.UTF_8)))
						.build(),
					HttpResponse.BodyHandlers.ofString());
			JsonNode answer = JsonMapper.builder().build().readTree(response.body());
			JsonNode result = answer.path("results").path(0);
			if (response.statusCode() != 200 || result.has("error")) {
				throw new IllegalStateException(question + ": " + response.body());
			}
			List<JsonNode> series = new ArrayList<>();
			result.path("series").forEach(series::add);
			return series;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Returns the one number that answers a question, for example
	 * {@code select sum(value) from rows}.
	 */
	public double number(String database, String question) {
		List<JsonNode> series = query(database, question);
		if (series.size() != 1) {
			throw new IllegalStateException(question + " has " + series.size() + " answers");
		}
		return series.get(0).path("values").path(0).path(1).asDouble();
	}

	private static void script(String... arguments) {
		List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
		command.addAll(List.of(arguments));
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.INHERIT)
				.start();
			int code = process.waitFor();
			if (code != 0) {
				throw new IllegalStateException(command + " ended with " + code);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		down();
	}

}
