package io.tradu.engine.apertium;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.tradu.batch.metrics.Sampled;

/**
 * Measures the pools of pipelines: what they do now, and what they have done since the
 * process began.
 */
class ApertiumMeters implements Sampled {

	private final ApertiumEngine engine;

	private final Map<MultiGauge, ToDoubleFunction<PoolStatus>> gauges = new LinkedHashMap<>();

	ApertiumMeters(ApertiumEngine engine, MeterRegistry registry) {
		this.engine = engine;
		gauge(registry, "pipelines", PoolStatus::pipelines);
		gauge(registry, "busy", PoolStatus::busy);
		gauge(registry, "waiting", PoolStatus::waiting);
		gauge(registry, "started", PoolStatus::started);
		gauge(registry, "recycled", PoolStatus::recycled);
		gauge(registry, "replaced", PoolStatus::replaced);
		gauge(registry, "retried", PoolStatus::retried);
	}

	private void gauge(MeterRegistry registry, String name, ToDoubleFunction<PoolStatus> value) {
		this.gauges.put(MultiGauge.builder("tradu.engine.pool." + name).register(registry), value);
	}

	@Override
	public void sample() {
		List<PoolStatus> pools = this.engine.status();
		this.gauges.forEach((gauge,
				value) -> gauge.register(pools.stream()
					.map((pool) -> Row.of(Tags.of("engine", ApertiumEngine.NAME, "mode", pool.mode()),
							value.applyAsDouble(pool)))
					.toList(), true));
	}

}
