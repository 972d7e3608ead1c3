package io.tradu.dataflow;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResponseErrorHandler;

/** Takes the sentence from a server's error. */
final class ServerErrors implements ResponseErrorHandler {

	private static final int LONGEST = 500;

	private static final int UNAUTHORIZED = 401;

	@Override
	public boolean hasError(ClientHttpResponse response) throws IOException {
		return response.getStatusCode().isError();
	}

	@Override
	public void handleError(URI url, HttpMethod method, ClientHttpResponse response) throws IOException {
		int status = response.getStatusCode().value();
		String body = new String(response.getBody().readAllBytes(), StandardCharsets.UTF_8);
		throw new ServerFailure(status, sentence(status, message(body), url));
	}

	private static String sentence(int status, String message, URI url) {
		if (status == UNAUTHORIZED) {
			return "the Data Flow server does not accept the password, which is in " + Password.FILE
					+ " among the environment's secrets, or in " + Password.VARIABLE;
		}
		String said = message.isBlank() ? "no reason" : message;
		if (message.contains("skipper") || message.contains("Skipper") || isUnreachable(message)) {
			return "Skipper does not do what Data Flow asks of it: " + said
					+ " (scripts/dataflow status tells whether it runs)";
		}
		return "the Data Flow server refuses (" + status + ", " + url.getPath() + "): " + said;
	}

	// Behind Data Flow there is only Skipper that it calls by HTTP.
	private static boolean isUnreachable(String message) {
		return message.contains("I/O error on") || message.contains("Connection refused");
	}

	private static String message(String body) {
		try {
			JsonNode node = new ObjectMapper().readTree(body);
			List<String> messages = node.findValuesAsText("message");
			return shortened(Stream.concat(messages.stream(), node.findValuesAsText("error").stream())
				.filter((message) -> !message.isBlank())
				.findFirst()
				.orElse(""));
		}
		catch (IOException ex) {
			return shortened(body.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip());
		}
	}

	private static String shortened(String text) {
		return (text.length() <= LONGEST) ? text : text.substring(0, LONGEST) + "…";
	}

}
