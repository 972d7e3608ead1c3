package io.tradu.engine;

import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** Engines for tests of what uses them. */
public final class TestEngines {

	private TestEngines() {
	}

	/** Returns the engines by their names. */
	public static Engines of(TranslationEngine... engines) {
		return new Engines(List.of(engines), new SimpleMeterRegistry());
	}

}
