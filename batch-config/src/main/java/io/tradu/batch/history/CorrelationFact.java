package io.tradu.batch.history;

import java.util.Map;

import io.tradu.batch.log.Correlation;

import org.springframework.stereotype.Component;

/** Remembers with a run which launch it belongs to. */
@Component
class CorrelationFact implements RunFacts {

	@Override
	public Map<String, String> facts() {
		return Map.of(CORRELATION, Correlation.current());
	}

}
