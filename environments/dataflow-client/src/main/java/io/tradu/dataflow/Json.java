package io.tradu.dataflow;

import java.io.PrintWriter;
import java.io.UncheckedIOException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** Prints what scripts read. */
final class Json {

	private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

	private Json() {
	}

	static void print(PrintWriter out, Object value) {
		try {
			out.println(MAPPER.writeValueAsString(value));
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
		out.flush();
	}

}
