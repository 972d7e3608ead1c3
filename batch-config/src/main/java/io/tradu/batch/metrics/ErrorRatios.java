package io.tradu.batch.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradu.batch.failure.FailureCategory;

import org.springframework.stereotype.Component;

/**
 * Measures what share of the items that were handled since the reading before has failed,
 * by category.
 */
@Component
public class ErrorRatios implements Sampled {

	private final LongAdder handled = new LongAdder();

	private final Map<FailureCategory, LongAdder> failed = new EnumMap<>(FailureCategory.class);

	private volatile Map<FailureCategory, Double> ratios = Map.of();

	ErrorRatios(MeterRegistry registry) {
		for (FailureCategory category : FailureCategory.values()) {
			this.failed.put(category, new LongAdder());
			Gauge.builder("tradu.error.ratio", this, (meters) -> meters.ratios.getOrDefault(category, 0.0))
				.tag("category", category.tag())
				.register(registry);
		}
	}

	/** Counts items that were handled, well or not; those that failed among them. */
	public void handled(long items) {
		this.handled.add(items);
	}

	/** Counts an item that has failed. */
	public void failed(FailureCategory category) {
		this.failed.get(category).increment();
	}

	@Override
	public void sample() {
		Map<FailureCategory, Long> failures = new EnumMap<>(FailureCategory.class);
		this.failed.forEach((category, count) -> failures.put(category, count.sumThenReset()));
		long all = Math.max(this.handled.sumThenReset(), failures.values().stream().mapToLong(Long::longValue).sum());
		Map<FailureCategory, Double> shares = new EnumMap<>(FailureCategory.class);
		failures.forEach((category, count) -> shares.put(category, (all > 0) ? (double) count / all : 0));
		this.ratios = shares;
	}

}
