package io.tradu.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.boot.json.JsonParserFactory;

/**
 * What a deployer hands over to a process: settings, as arguments or all together in one
 * environment variable, and arguments that are none.
 *
 * @param settings by name; the arguments stand above the variable
 * @param arguments the others, in order
 */
record Given(Map<String, String> settings, List<String> arguments) {

	static final String VARIABLE = "SPRING_APPLICATION_JSON";

	static Given of(Map<String, String> environment, String... arguments) {
		Map<String, String> settings = new LinkedHashMap<>();
		Optional.ofNullable(environment.get(VARIABLE))
			.filter((json) -> !json.isBlank())
			.ifPresent((json) -> JsonParserFactory.getJsonParser()
				.parseMap(json)
				.forEach((name, value) -> settings.put(name, String.valueOf(value))));
		for (String argument : arguments) {
			if (argument.startsWith("--")) {
				String[] parts = argument.substring(2).split("=", 2);
				settings.put(parts[0], (parts.length == 2) ? parts[1] : "true");
			}
		}
		return new Given(settings, Stream.of(arguments).filter((argument) -> !argument.startsWith("--")).toList());
	}

	Optional<String> setting(String name) {
		return Optional.ofNullable(this.settings.get(name));
	}

}
