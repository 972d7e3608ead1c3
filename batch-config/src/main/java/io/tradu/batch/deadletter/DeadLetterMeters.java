package io.tradu.batch.deadletter;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradu.batch.AfterCommit;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.ItemAddress;
import io.tradu.batch.metrics.ErrorRatios;
import io.tradu.batch.metrics.Sampled;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Measures what is given up on, and what of it nobody has dealt with. */
@Component
class DeadLetterMeters implements Sampled {

	private static final String CATEGORY = "category";

	private final JdbcClient jdbc;

	private final MeterRegistry registry;

	private final ErrorRatios errors;

	private volatile @Nullable Map<FailureCategory, Long> open;

	DeadLetterMeters(JdbcClient jdbc, MeterRegistry registry, ErrorRatios errors) {
		this.jdbc = jdbc;
		this.registry = registry;
		this.errors = errors;
		for (FailureCategory category : FailureCategory.values()) {
			Gauge.builder("tradu.dead.letters", this, (meters) -> meters.open(category))
				.tag(CATEGORY, category.tag())
				.register(registry);
		}
	}

	private double open(FailureCategory category) {
		Map<FailureCategory, Long> known = this.open;
		return (known != null) ? known.getOrDefault(category, 0L) : Double.NaN;
	}

	/** Counts letters once the caller's transaction has been committed. */
	void added(Collection<DeadLetter> letters) {
		AfterCommit.run(() -> letters.forEach(this::count));
	}

	private void count(DeadLetter letter) {
		this.registry
			.counter("tradu.dead.letters.added", "kind", letter.address().kind(), CATEGORY, letter.category().tag())
			.increment();
		this.errors.failed(letter.category());
		if (letter.address().lane().equals(ItemAddress.EVERY_LANE)) {
			// Rejected before it was written anywhere, so nobody else counts it.
			this.errors.handled(1);
		}
	}

	@Override
	public void sample() {
		Map<FailureCategory, Long> counted = new EnumMap<>(FailureCategory.class);
		this.jdbc.sql("select category, count(*) as letters from dead_letter where state = 'OPEN' group by category")
			.query((row) -> {
				counted.put(FailureCategory.valueOf(row.getString("category")), row.getLong("letters"));
			});
		this.open = counted;
	}

	@Override
	public void forget() {
		this.open = null;
	}

}
