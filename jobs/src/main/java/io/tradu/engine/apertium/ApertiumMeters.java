package io.tradu.engine.apertium;

import java.util.HashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.tradu.batch.metrics.Sampled;

/**
 * Measures the pools of pipelines, each from when it is first seen: what they do
 * ({@code tradu.engine.pool.pipelines}, {@code .busy}, {@code .waiting}: gauges) and what
 * has become of them ({@code .started}, {@code .recycled}, {@code .replaced},
 * {@code .retried}: counters).
 */
class ApertiumMeters implements Sampled {

	private static final String PREFIX = "tradu.engine.pool.";

	private final ApertiumEngine engine;

	private final MeterRegistry registry;

	private final Set<String> known = new HashSet<>();

	ApertiumMeters(ApertiumEngine engine, MeterRegistry registry) {
		this.engine = engine;
		this.registry = registry;
	}

	@Override
	public void sample() {
		this.engine.status().stream().map(PoolStatus::mode).filter(this.known::add).forEach(this::measure);
	}

	private void measure(String mode) {
		gauge("pipelines", mode, PoolStatus::pipelines);
		gauge("busy", mode, PoolStatus::busy);
		gauge("waiting", mode, PoolStatus::waiting);
		counter("started", mode, PoolStatus::started);
		counter("recycled", mode, PoolStatus::recycled);
		counter("replaced", mode, PoolStatus::replaced);
		counter("retried", mode, PoolStatus::retried);
	}

	private void gauge(String name, String mode, ToDoubleFunction<PoolStatus> value) {
		Gauge.builder(PREFIX + name, this.engine, (engine) -> value(engine, mode, value))
			.tags(tags(mode))
			.register(this.registry);
	}

	private void counter(String name, String mode, ToDoubleFunction<PoolStatus> value) {
		FunctionCounter.builder(PREFIX + name, this.engine, (engine) -> value(engine, mode, value))
			.tags(tags(mode))
			.register(this.registry);
	}

	private static double value(ApertiumEngine engine, String mode, ToDoubleFunction<PoolStatus> value) {
		return engine.status()
			.stream()
			.filter((pool) -> pool.mode().equals(mode))
			.mapToDouble(value)
			.findFirst()
			.orElse(0);
	}

	private static Tags tags(String mode) {
		return Tags.of("engine", ApertiumEngine.NAME, "mode", mode);
	}

}
