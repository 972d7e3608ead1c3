package io.tradu.batch.launch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.batch.core.repository.ExecutionContextSerializer;
import org.springframework.stereotype.Component;

/**
 * Stores execution contexts as JSON: texts, numbers and truth values, and nothing else.
 * The form is the one that Spring Batch 4 and 5 write with Jackson, which the Data Flow
 * server reads.
 */
@Component
class JsonContextSerializer implements ExecutionContextSerializer {

	private static final String TYPE = "@class";

	private static final String MAP = "java.util.HashMap";

	private static final String LONG = "java.lang.Long";

	private final JsonMapper json = new JsonMapper();

	private final ContextOwners owners;

	JsonContextSerializer(ContextOwners owners) {
		this.owners = owners;
	}

	@Override
	public void serialize(Map<String, Object> context, OutputStream out) throws IOException {
		ObjectNode node = this.json.createObjectNode().put(TYPE, MAP);
		context.forEach((key, value) -> put(node, key, value));
		out.write(this.json.writeValueAsBytes(node));
	}

	private static void put(ObjectNode node, String key, @Nullable Object value) {
		if (value instanceof String text) {
			node.put(key, text);
		}
		else if (value instanceof Integer number) {
			node.put(key, number);
		}
		else if (value instanceof Long number) {
			node.putArray(key).add(LONG).add(number);
		}
		else if (value instanceof Double number) {
			node.put(key, number);
		}
		else if (value instanceof Boolean truth) {
			node.put(key, truth);
		}
		else {
			throw new IllegalArgumentException("an execution context holds texts, numbers and truth values; " + key
					+ " is " + ((value != null) ? value.getClass().getName() : "null"));
		}
	}

	/**
	 * Reads a context.
	 * @throws UnreadableContextException if it holds what no version of Tradu stores
	 */
	@Override
	public Map<String, Object> deserialize(InputStream in) throws IOException {
		byte[] stored = in.readAllBytes();
		try {
			return JavaContext.isOne(stored) ? JavaContext.read(stored)
					: values(this.json.readTree(new ByteArrayInputStream(stored)));
		}
		catch (JacksonException | UnreadableContextException ex) {
			throw new UnreadableContextException(this.owners.of(new String(stored, StandardCharsets.UTF_8)), ex);
		}
	}

	private static Map<String, Object> values(JsonNode node) {
		if (!node.isObject() || !node.path(TYPE).asString(MAP).equals(MAP)) {
			throw new UnreadableContextException("it is not a map", null);
		}
		Map<String, Object> values = new HashMap<>();
		node.properties()
			.stream()
			.filter((property) -> !property.getKey().equals(TYPE))
			.forEach((property) -> values.put(property.getKey(), value(property.getKey(), property.getValue())));
		return values;
	}

	private static Object value(String key, JsonNode node) {
		if (node.isString()) {
			return node.stringValue();
		}
		if (node.isBoolean()) {
			return node.booleanValue();
		}
		if (node.isInt()) {
			return node.intValue();
		}
		if (node.isDouble()) {
			return node.doubleValue();
		}
		if (node.isArray() && node.size() == 2 && node.get(0).asString("").equals(LONG)
				&& node.get(1).canConvertToLong()) {
			return node.get(1).longValue();
		}
		throw new UnreadableContextException(key + " is neither text nor number nor truth value", null);
	}

}
