package io.tradu.dataflow;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import org.springframework.cloud.dataflow.rest.Version;
import org.springframework.cloud.dataflow.rest.client.DataFlowOperations;
import org.springframework.cloud.dataflow.rest.client.DataFlowTemplate;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.client.support.BasicAuthenticationInterceptor;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/** HTTP to one Data Flow server, with its failures in words. */
final class Rest {

	private static final String OPERATOR = "operator";

	private final URI uri;

	private final RestTemplate template;

	/**
	 * Creates the connection.
	 * @param password password of the server's operator; none where it has no login
	 */
	Rest(URI uri, Duration patience, Optional<String> password) {
		this.uri = uri;
		SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
		requests.setConnectTimeout(Duration.ofSeconds(5));
		requests.setReadTimeout(patience);
		this.template = new RestTemplate(requests);
		this.template.setErrorHandler(new ServerErrors());
		password.ifPresent(
				(known) -> this.template.getInterceptors().add(new BasicAuthenticationInterceptor(OPERATOR, known)));
	}

	/**
	 * Connects the server's own client.
	 * @throws ServerFailure if there is no server, or another version of it
	 */
	DataFlowOperations connect() {
		checkVersion();
		DataFlowTemplate client = new DataFlowTemplate(this.uri, this.template, new ObjectMapper());
		// The client brings a handler that fails on this version of Spring at any error.
		this.template.setErrorHandler(new ServerErrors());
		return Worded.operations(client, this);
	}

	private void checkVersion() {
		JsonNode root = get("");
		JsonNode revision = root.path("api.revision");
		if (revision.isMissingNode()) {
			throw new ServerFailure(0, this.uri + " is no Data Flow server");
		}
		if (revision.asInt() != Version.REVISION) {
			throw new ServerFailure(0, "the Data Flow server at " + this.uri + " speaks revision " + revision.asText()
					+ " of its interface, but Tradu speaks " + Version.REVISION + ": the servers' version is 2.11.5");
		}
	}

	JsonNode get(String path) {
		JsonNode body = inWords(() -> this.template.getForObject(this.uri + path, JsonNode.class));
		return Optional.ofNullable(body)
			.orElseThrow(() -> new ServerFailure(0, this.uri + path + " answers with nothing"));
	}

	/** Does something with the server, and says its failures in words. */
	<T extends @Nullable Object> T inWords(Call<T> call) {
		try {
			return call.get();
		}
		catch (ResourceAccessException ex) {
			throw new ServerFailure(0, "the Data Flow server at " + this.uri + " does not answer ("
					+ ex.getMostSpecificCause().getMessage() + "); scripts/dataflow up starts it");
		}
		catch (RestClientException ex) {
			throw new ServerFailure(0, this.uri + " answers, but not as a Data Flow server does ("
					+ ex.getMostSpecificCause().getMessage() + ")");
		}
	}

	/**
	 * Something that is done with the server.
	 *
	 * @param <T> what it returns
	 */
	@FunctionalInterface
	interface Call<T extends @Nullable Object> {

		T get();

	}

}
