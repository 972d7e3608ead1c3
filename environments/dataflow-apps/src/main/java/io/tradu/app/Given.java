package io.tradu.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonParseException;
import org.springframework.boot.json.JsonParserFactory;

import tools.jackson.databind.json.JsonMapper;

/**
 * What a deployer hands over to a process: settings, all together in one environment
 * variable or as arguments, and arguments that are none.
 *
 * @param settings those of the variable, by full name, however they were nested
 * @param options those given as arguments, by name; they stand above the variable's
 * @param arguments the other arguments, in order
 */
record Given(Map<String, Object> settings, Map<String, String> options, List<String> arguments) {

	static final String VARIABLE = "SPRING_APPLICATION_JSON";

	// Data Flow believes to know the tables and the database better than the line's
	// own settings, opens an endpoint that stops bindings, and tags every measurement
	// with the number of the task.
	private static final List<String> NOT_ITS_OWN = List.of("spring.datasource.", "spring.batch.", "spring.cloud.task.",
			"management.", "wavefront.");

	/**
	 * Reads what was handed over.
	 * @throws IllegalArgumentException if the variable holds no JSON object
	 */
	static Given of(Map<String, String> environment, String... arguments) {
		Map<String, Object> settings = new LinkedHashMap<>();
		Optional.ofNullable(environment.get(VARIABLE))
			.filter((json) -> !json.isBlank())
			.ifPresent((json) -> flatten("", parsed(json), settings));
		Map<String, String> options = new LinkedHashMap<>();
		List<String> others = new ArrayList<>();
		for (String argument : arguments) {
			if (argument.startsWith("--")) {
				String[] parts = argument.substring(2).split("=", 2);
				options.put(parts[0], (parts.length == 2) ? parts[1] : "true");
			}
			else {
				others.add(argument);
			}
		}
		return new Given(settings, options, others);
	}

	// Not the parser's own words: it would quote the variable.
	private static Map<String, Object> parsed(String json) {
		try {
			return JsonParserFactory.getJsonParser().parseMap(json);
		}
		catch (JsonParseException ex) {
			throw new IllegalArgumentException("the variable " + VARIABLE + " is no JSON object");
		}
	}

	// As Spring would name them.
	private static void flatten(String name, @Nullable Object value, Map<String, Object> settings) {
		if (value instanceof Map<?, ?> nested) {
			nested
				.forEach((key, below) -> flatten(name.isEmpty() ? key.toString() : name + "." + key, below, settings));
		}
		else if (value instanceof List<?> list) {
			for (int i = 0; i < list.size(); i++) {
				flatten(name + "[" + i + "]", list.get(i), settings);
			}
		}
		else if (value != null) {
			settings.put(name, value);
		}
	}

	Optional<String> setting(String name) {
		return Optional.ofNullable(this.options.get(name))
			.or(() -> Optional.ofNullable(this.settings.get(name)).map(Object::toString));
	}

	/**
	 * Returns the settings of the variable, as JSON, without those the line has itself.
	 * @param served whether the process listens at a port; what does not is given one of
	 * no use, which would be another setting in each run
	 */
	String ownSettings(boolean served) {
		Map<String, Object> own = new LinkedHashMap<>(this.settings);
		own.keySet().removeIf((name) -> !isItsOwn(name) || (!served && name.equals("server.port")));
		return JsonMapper.shared().writeValueAsString(own);
	}

	/** Returns the settings given as arguments, without those the line has itself. */
	Map<String, String> ownOptions() {
		Map<String, String> own = new LinkedHashMap<>(this.options);
		own.keySet().removeIf((name) -> !isItsOwn(name));
		return own;
	}

	// Spring takes dataSource and data-source for the same.
	private static boolean isItsOwn(String name) {
		String uniform = name.toLowerCase(Locale.ROOT).replaceAll("[-_]", "");
		return NOT_ITS_OWN.stream().noneMatch(uniform::startsWith);
	}

}
