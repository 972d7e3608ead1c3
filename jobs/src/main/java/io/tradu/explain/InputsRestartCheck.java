package io.tradu.explain;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.tradu.explain.Explanation.Obstacle;
import io.tradu.nightly.RestartInputs;
import io.tradu.nightly.RunList.Run;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A run continues only with the settings and the documents it was begun with. */
@Component
@Order(2)
class InputsRestartCheck implements RestartCheck {

	static final String SETTINGS = "inputs-changed";

	static final String DOCUMENTS = "documents-changed";

	private final RestartInputs inputs;

	InputsRestartCheck(RestartInputs inputs) {
		this.inputs = inputs;
	}

	@Override
	public List<Obstacle> of(Run run, Duration patience) {
		return Stream.concat(this.inputs.changedSettings(run).stream().map((change) -> new Obstacle(SETTINGS, change)),
				this.inputs.changedDocuments(run, patience).stream().map((change) -> new Obstacle(DOCUMENTS, change)))
			.toList();
	}

}
