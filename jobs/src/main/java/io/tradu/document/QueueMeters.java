package io.tradu.document;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradu.batch.metrics.Sampled;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Measures the queue of the newest night: {@code tradu.queue.blocks} by state, and in
 * {@code tradu.queue.oldest} for how many seconds the longest waiting of the blocks
 * before their end has not been moved on.
 */
@Component
class QueueMeters implements Sampled {

	private final JdbcClient jdbc;

	private final Clock clock;

	private volatile Map<BlockState, Waiting> states = Map.of();

	QueueMeters(JdbcClient jdbc, Clock clock, MeterRegistry registry) {
		this.jdbc = jdbc;
		this.clock = clock;
		for (BlockState state : BlockState.values()) {
			Gauge.builder("tradu.queue.blocks", this, (meters) -> meters.blocks(state))
				.tag("state", state.name())
				.register(registry);
		}
		Gauge.builder("tradu.queue.oldest", this, QueueMeters::oldestAge).baseUnit("seconds").register(registry);
	}

	private long blocks(BlockState state) {
		Waiting waiting = this.states.get(state);
		return (waiting != null) ? waiting.blocks() : 0;
	}

	private double oldestAge() {
		return Stream.of(BlockState.PENDING, BlockState.CLAIMED, BlockState.PROCESSING, BlockState.VALIDATING)
			.map(this.states::get)
			.filter((waiting) -> waiting != null)
			.mapToDouble((waiting) -> Duration.between(waiting.since().toInstant(), this.clock.instant()).toMillis()
					/ 1000.0)
			.max()
			.orElse(0);
	}

	@Override
	public void sample() {
		Map<BlockState, Waiting> counted = new EnumMap<>(BlockState.class);
		this.jdbc.sql("""
				select state, count(*) as blocks, min(changed_at) as since
				from block where night_id = (select max(id) from night) group by state
				""").query((row) -> {
			counted.put(BlockState.valueOf(row.getString("state")),
					new Waiting(row.getLong("blocks"), row.getObject("since", OffsetDateTime.class)));
		});
		this.states = counted;
	}

	private record Waiting(long blocks, OffsetDateTime since) {
	}

}
