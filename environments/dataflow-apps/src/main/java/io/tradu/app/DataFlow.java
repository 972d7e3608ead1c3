package io.tradu.app;

import java.net.http.HttpClient;
import java.util.List;

import io.tradu.batch.failure.FailureReport;

import org.springframework.http.HttpStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Data Flow server, as far as a launcher needs it. */
class DataFlow {

	private static final String LIMIT = "maximum concurrent task executions";

	// What is wrong with the launch itself. Anything else somebody may put right, or
	// passes: a login, a task that is being defined, a server that is overrun.
	private static final List<HttpStatus> REFUSALS = List.of(HttpStatus.BAD_REQUEST, HttpStatus.UNPROCESSABLE_CONTENT);

	private final RestClient client;

	private final String task;

	DataFlow(LauncherProperties properties) {
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
				HttpClient.newBuilder().connectTimeout(properties.timeout()).build());
		requests.setReadTimeout(properties.timeout());
		RestClient.Builder builder = RestClient.builder().baseUrl(properties.uri().toString()).requestFactory(requests);
		if (properties.password() != null) {
			builder.defaultHeaders((headers) -> headers.setBasicAuth(properties.username(), properties.password()));
		}
		this.client = builder.build();
		this.task = properties.task();
	}

	/**
	 * Has the task launched.
	 * @return the number of its execution
	 * @throws NotLaunched if the server has launched as much as it may
	 * @throws NotNow if the server is away, or nobody knows whether it has launched this
	 * @throws LaunchRefused if it does not launch this, and never will
	 */
	long launch(List<String> arguments) {
		try {
			String answer = this.client.post()
				.uri("/tasks/executions/launch?name={task}&arguments={arguments}", this.task,
						String.join(" ", arguments))
				.retrieve()
				.body(String.class);
			return execution(String.valueOf(answer));
		}
		catch (HttpClientErrorException ex) {
			String words = "Data Flow refuses the launch: " + words(ex);
			throw REFUSALS.stream().anyMatch(ex.getStatusCode()::isSameCodeAs) ? new LaunchRefused(words)
					: new NotNow(words);
		}
		catch (HttpServerErrorException ex) {
			String words = words(ex);
			throw words.contains(LIMIT) ? new NotLaunched("as many tasks run as Data Flow may launch at once: " + words)
					: new NotNow("Data Flow fails: " + words);
		}
		catch (RestClientException ex) {
			throw new NotNow("Data Flow does not answer: " + FailureReport.of(ex).sentence());
		}
	}

	private static long execution(String answer) {
		try {
			JsonNode id = JsonMapper.shared().readTree(answer).path("executionId");
			if (id.isIntegralNumber()) {
				return id.longValue();
			}
		}
		catch (JacksonException ex) {
			// As if it had said something else.
		}
		throw new NotNow("Data Flow answers in a way that is not understood: " + shortened(answer));
	}

	// The server wraps its sentences into _embedded.errors[].message.
	private static String words(RestClientResponseException failure) {
		String body = failure.getResponseBodyAsString();
		try {
			JsonNode message = JsonMapper.shared().readTree(body).at("/_embedded/errors/0/message");
			if (message.isString()) {
				return shortened(message.stringValue());
			}
		}
		catch (JacksonException ex) {
			// Then as it is.
		}
		return failure.getStatusCode() + (body.isBlank() ? "" : ": " + shortened(body));
	}

	private static String shortened(String text) {
		String line = text.replaceAll("\\s+", " ").strip();
		return (line.length() <= 500) ? line : line.substring(0, 500) + "...";
	}

}
