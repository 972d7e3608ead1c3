package io.tradu.environment;

import java.util.List;
import java.util.stream.Stream;

/** Finds a declared state for another Data Flow server than the settings name. */
class DataFlowRule implements Rule {

	@Override
	public List<Finding> check(Declared environment) {
		return server(environment).toList();
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
				|| ServerAddress.place(one).isPresent() && ServerAddress.place(one).equals(ServerAddress.place(other));
	}

}
