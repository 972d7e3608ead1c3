package io.tradu.environment;

import java.util.List;
import java.util.stream.Stream;

/**
 * Finds a declared state for another Data Flow server than the settings name, and
 * applications that would work in another environment.
 */
class DataFlowRule implements Rule {

	private static final String VARIABLE = "TRADU_ENVIRONMENT";

	@Override
	public List<Finding> check(Declared environment) {
		return Stream.concat(server(environment), applications(environment)).toList();
	}

	private static Stream<Finding> server(Declared environment) {
		return environment.dataFlow()
			.find("uri")
			.filter((uri) -> !uri.value().isBlank())
			.filter((uri) -> environment.value("tradu.dataflow.uri")
				.filter((set) -> !same(set, environment.resolved(uri.value())))
				.isPresent())
			.map((uri) -> environment.finding("disagrees", uri,
					"is not tradu.dataflow.uri of " + environment.settings().label()))
			.stream();
	}

	private static boolean same(String one, String other) {
		return one.equals(other)
				|| ServerAddress.of(one).isPresent() && ServerAddress.of(one).equals(ServerAddress.of(other));
	}

	private static Stream<Finding> applications(Declared environment) {
		return environment.dataFlow()
			.settings()
			.stream()
			.filter((setting) -> setting.name().endsWith(VARIABLE) && !setting.value().equals(environment.name()))
			.map((setting) -> environment.finding("disagrees", setting,
					"would work in " + setting.value() + ", not in " + environment.name()));
	}

}
