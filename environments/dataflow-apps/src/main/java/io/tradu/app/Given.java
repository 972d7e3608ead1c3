package io.tradu.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.boot.json.JsonParserFactory;

import tools.jackson.databind.json.JsonMapper;

/**
 * What a deployer hands over to a process: settings, all together in one environment
 * variable or as arguments, and arguments that are none.
 *
 * @param settings those of the variable, by name
 * @param options those given as arguments, by name; they stand above the variable's
 * @param arguments the other arguments, in order
 */
record Given(Map<String, String> settings, Map<String, String> options, List<String> arguments) {

	static final String VARIABLE = "SPRING_APPLICATION_JSON";

	// Data Flow believes to know the tables and the database better than the line's
	// own settings, opens an endpoint that stops bindings, and tags every measurement
	// with the number of the task.
	private static final List<String> NOT_ITS_OWN = List.of("spring.datasource.", "spring.batch.", "spring.cloud.task.",
			"management.", "wavefront.");

	static Given of(Map<String, String> environment, String... arguments) {
		Map<String, String> settings = new LinkedHashMap<>();
		Optional.ofNullable(environment.get(VARIABLE))
			.filter((json) -> !json.isBlank())
			.ifPresent((json) -> JsonParserFactory.getJsonParser()
				.parseMap(json)
				.forEach((name, value) -> settings.put(name, String.valueOf(value))));
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

	Optional<String> setting(String name) {
		return Optional.ofNullable(this.options.get(name)).or(() -> Optional.ofNullable(this.settings.get(name)));
	}

	/**
	 * Returns the settings of the variable, as JSON, without those the line has itself.
	 * @param served whether the process listens at a port; what does not is given one of
	 * no use, which would be another setting in each run
	 */
	String ownSettings(boolean served) {
		return JsonMapper.shared()
			.writeValueAsString(this.settings.entrySet()
				.stream()
				.filter((setting) -> NOT_ITS_OWN.stream().noneMatch(setting.getKey()::startsWith))
				.filter((setting) -> served || !setting.getKey().equals("server.port"))
				.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
	}

}
