package io.tradu.app;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;

import io.tradu.batch.schedule.LaunchRequest;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the scheduler tells the launcher: which request waits. The request itself is in
 * the database.
 *
 * @param request number of the request
 * @param schedule name of its schedule
 * @param businessDate the date to be run
 * @param correlationId what the launch is known by from here on
 */
record LaunchMessage(long request, String schedule, LocalDate businessDate, String correlationId) {

	static LaunchMessage of(LaunchRequest request) {
		// The same each time it is sent.
		return new LaunchMessage(request.id(), request.schedule(), request.businessDate(), "launch-" + request.id());
	}

	/**
	 * Reads a message.
	 * @throws PoisonMessage if it is none
	 */
	static LaunchMessage read(byte[] content) {
		JsonNode json = json(content);
		JsonNode request = json.path("request");
		if (!request.isIntegralNumber() || !request.canConvertToLong()) {
			throw new PoisonMessage(
					"it names no request: \"request\" is " + (request.isMissingNode() ? "missing" : request));
		}
		return new LaunchMessage(request.longValue(), text(json, "schedule"), date(text(json, "businessDate")),
				text(json, "correlationId"));
	}

	private static JsonNode json(byte[] content) {
		try {
			JsonNode json = JsonMapper.shared().readTree(content);
			if (!json.isObject()) {
				throw new PoisonMessage("it is no JSON object");
			}
			return json;
		}
		catch (JacksonException ex) {
			throw new PoisonMessage("it is no JSON: " + ex.getOriginalMessage());
		}
	}

	private static String text(JsonNode json, String name) {
		JsonNode value = json.path(name);
		if (!value.isString()) {
			throw new PoisonMessage("\"" + name + "\" is " + (value.isMissingNode() ? "missing" : "no text: " + value));
		}
		return value.stringValue();
	}

	private static LocalDate date(String value) {
		try {
			return LocalDate.parse(value);
		}
		catch (DateTimeException ex) {
			throw new PoisonMessage("\"businessDate\" is no date: " + value);
		}
	}

	byte[] toJson() {
		return JsonMapper.shared()
			.writeValueAsString(JsonMapper.shared()
				.createObjectNode()
				.put("request", this.request)
				.put("schedule", this.schedule)
				.put("businessDate", this.businessDate.toString())
				.put("correlationId", this.correlationId))
			.getBytes(StandardCharsets.UTF_8);
	}

}
