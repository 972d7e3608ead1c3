package io.tradu.environment;

import java.util.List;

/** Finds a declared state for another Data Flow server than the settings name. */
class DataFlowRule implements Rule {

	@Override
	public List<Finding> check(Declared environment) {
		return environment.dataFlow()
			.find("uri")
			.filter((uri) -> environment.value("tradu.dataflow.uri")
				.filter((set) -> !set.equals(environment.resolved(uri.value())))
				.isPresent())
			.map((uri) -> List.of(environment.finding("disagrees", uri,
					"is not tradu.dataflow.uri of " + environment.settings().label())))
			.orElse(List.of());
	}

}
