package io.tradu.engine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.batch.history.RunFacts;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.stereotype.Component;

/** All engines of the line, by the name that routes call them by. */
@Component
public class Engines implements RunFacts {

	private static final Logger logger = LoggerFactory.getLogger(Engines.class);

	private static final LogField ROUTE = LogField.name("route");

	private static final LogField SEGMENTS = LogField.number("segments");

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
			called(route, texts.size(), Duration.ofNanos(System.nanoTime() - start));
		}
	}

	private void called(Route route, int segments, Duration took) {
		Tags tags = Tags.of("engine", route.engine(), "route", route.toString());
		this.registry.timer("tradu.engine.latency", tags).record(took);
		this.registry.counter("tradu.engine.segments", tags).increment(segments);
		LogEvent.of(logger, Level.DEBUG, "engine.called")
			.with(ROUTE, route)
			.with(SEGMENTS, segments)
			.with(LogField.MILLISECONDS, took.toMillis())
			.log("engine called");
	}

	/**
	 * Makes sure that a route can be served.
	 * @see TranslationEngine#verify
	 */
	public void verify(Route route) {
		engine(route).verify(route);
	}

	/**
	 * Makes sure that an engine translates along a route.
	 * @see TranslationEngine#prove
	 */
	public void prove(Route route) {
		engine(route).prove(route);
	}

	/** Returns the names that routes call the engines by. */
	public Set<String> names() {
		return Set.copyOf(this.byName.keySet());
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
