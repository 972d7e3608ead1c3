package io.tradu.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.tradu.batch.history.RunFacts;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;

import org.springframework.stereotype.Component;

/** All engines of the line, by the name that routes call them by. */
@Component
public class Engines implements RunFacts {

	private final Map<String, TranslationEngine> byName = new LinkedHashMap<>();

	private final MeterRegistry registry;

	Engines(List<TranslationEngine> engines, MeterRegistry registry) {
		this.registry = registry;
		engines.forEach((engine) -> this.byName.put(engine.name(), engine));
	}

	/**
	 * Translates texts along a route.
	 * @see TranslationEngine#translate
	 */
	public List<Translation> translate(Route route, List<String> texts) {
		TranslationEngine engine = engine(route);
		long start = System.nanoTime();
		try {
			return engine.translate(route, texts);
		}
		finally {
			Tags tags = Tags.of("engine", route.engine(), "route", route.toString());
			this.registry.timer("tradu.engine.latency", tags).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
			this.registry.counter("tradu.engine.segments", tags).increment(texts.size());
		}
	}

	/**
	 * Makes sure that a route can be served.
	 * @see TranslationEngine#verify
	 */
	public void verify(Route route) {
		engine(route).verify(route);
	}

	/** Tells whether a route could be served if all it needs were installed. */
	public boolean knows(Route route) {
		TranslationEngine engine = this.byName.get(route.engine());
		return engine != null && engine.knows(route);
	}

	/** Returns the versions of what the engines are made of, by name. */
	@Override
	public Map<String, String> facts() {
		Map<String, String> versions = new TreeMap<>();
		this.byName.values()
			.forEach((engine) -> engine.versions()
				.forEach((part, version) -> versions.put("engine " + engine.name() + " " + part, version)));
		return versions;
	}

	private TranslationEngine engine(Route route) {
		TranslationEngine engine = this.byName.get(route.engine());
		if (engine == null) {
			throw new StoppingFailure(FailureCategory.DEPENDENCY, "route " + route + " names the engine '"
					+ route.engine() + "', which is not among " + this.byName.keySet(), null);
		}
		return engine;
	}

}
