package io.tradu.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an environment's Data Flow server says, as its dashboard asks for it. */
final class DataFlow {

	private final HttpClient client = HttpClient.newHttpClient();

	private final URI uri;

	private final String login;

	/**
	 * Creates the server.
	 * @param login name and password of its operator, with a colon between them
	 */
	DataFlow(String port, String login) {
		this.uri = URI.create("http://127.0.0.1:" + port + "/");
		this.login = login;
	}

	/** Returns the address that lets a browser in, for as long as it runs. */
	URI login() {
		return URI.create("http://" + this.login + "@" + this.uri.getAuthority() + "/about");
	}

	/** Returns the address of a path. */
	URI path(String path) {
		return this.uri.resolve(path);
	}

	/** Returns the address of a page of the dashboard. */
	URI page(String path) {
		return this.uri.resolve("dashboard/index.html#/" + path);
	}

	/** Returns the task executions, newest first. */
	List<JsonNode> tasks() {
		return list("tasks/executions?size=200", "taskExecutionResourceList", "executionId");
	}

	/** Returns the job executions, newest first. */
	List<JsonNode> jobs() {
		return list("jobs/thinexecutions?size=200", "jobExecutionThinResourceList", "executionId");
	}

	/** Returns the newest job execution of a business date. */
	Optional<JsonNode> job(String businessDate) {
		return jobs().stream()
			.filter((job) -> job.path("jobParametersString").asString().contains(businessDate))
			.findFirst();
	}

	/** Returns the task execution of a job execution. */
	JsonNode task(JsonNode job) {
		return tasks().stream()
			.filter((task) -> task.path("executionId").asLong() == job.path("taskExecutionId").asLong())
			.findFirst()
			.orElseThrow();
	}

	/** Returns what the server says of a path. */
	JsonNode get(String path) {
		try {
			HttpResponse<String> response = this.client.send(HttpRequest.newBuilder(this.uri.resolve(path))
				.header("Accept", "application/json")
				.header("Authorization",
						"Basic " + Base64.getEncoder().encodeToString(this.login.getBytes(StandardCharsets.UTF_8)))
				.build(), HttpResponse.BodyHandlers.ofString());
			if (response.statusCode() != 200) {
				throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
			}
			return JsonMapper.shared().readTree(response.body());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private List<JsonNode> list(String path, String name, String key) {
		List<JsonNode> items = new ArrayList<>();
		get(path).path("_embedded").path(name).forEach(items::add);
		items.sort(Comparator.comparingLong((JsonNode item) -> item.path(key).asLong()).reversed());
		return items;
	}

}
