package io.tradu.document;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tradu.batch.metrics.Sampled;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Measures the queue of the newest night: {@code tradu.queue.blocks} by state;
 * {@code tradu.queue.oldest}, for how many seconds the longest waiting of the blocks
 * before their end has not been moved on; and {@code tradu.queue.still}, for how many no
 * block at all has, while a process holds the line and some are left.
 */
@Component
class QueueMeters implements Sampled {

	private final JdbcClient jdbc;

	private final Clock clock;

	private volatile @Nullable Queue queue;

	QueueMeters(JdbcClient jdbc, Clock clock, MeterRegistry registry) {
		this.jdbc = jdbc;
		this.clock = clock;
		for (BlockState state : BlockState.values()) {
			Gauge.builder("tradu.queue.blocks", this, (meters) -> meters.blocks(state))
				.tag("state", state.name())
				.register(registry);
		}
		Gauge.builder("tradu.queue.oldest", this, (meters) -> meters.since(Queue::oldest))
			.baseUnit("seconds")
			.register(registry);
		Gauge.builder("tradu.queue.still", this, (meters) -> meters.since(Queue::lastMove))
			.baseUnit("seconds")
			.register(registry);
	}

	private double blocks(BlockState state) {
		Queue known = this.queue;
		return (known != null) ? known.blocks().getOrDefault(state, 0L) : Double.NaN;
	}

	private double since(Function<Queue, Optional<Instant>> moment) {
		Queue known = this.queue;
		return (known == null) ? Double.NaN
				: moment.apply(known)
					.map((since) -> Duration.between(since, this.clock.instant()).toMillis() / 1000.0)
					.orElse(0.0);
	}

	@Override
	public void sample() {
		Map<BlockState, Long> blocks = new EnumMap<>(BlockState.class);
		Map<BlockState, Instant> oldest = new EnumMap<>(BlockState.class);
		Map<BlockState, Instant> newest = new EnumMap<>(BlockState.class);
		this.jdbc.sql("""
				select state, count(*) as blocks, min(changed_at) as oldest, max(changed_at) as newest
				from block where night_id = (select max(id) from night) group by state
				""").query((row) -> {
			BlockState state = BlockState.valueOf(row.getString("state"));
			blocks.put(state, row.getLong("blocks"));
			oldest.put(state, row.getObject("oldest", OffsetDateTime.class).toInstant());
			newest.put(state, row.getObject("newest", OffsetDateTime.class).toInstant());
		});
		oldest.keySet().removeIf(BlockState::isLast);
		boolean works = !oldest.isEmpty()
				&& this.jdbc.sql("select count(*) from lease where released_at is null").query(Long.class).single() > 0;
		this.queue = new Queue(blocks, oldest.values().stream().min(Instant::compareTo),
				works ? newest.values().stream().max(Instant::compareTo) : Optional.empty());
	}

	@Override
	public void forget() {
		this.queue = null;
	}

	/**
	 * The queue as it was read.
	 *
	 * @param blocks how many there are in each state
	 * @param oldest since when the longest waiting block waits; none if none does
	 * @param lastMove when a block was moved last; none if nobody works on any
	 */
	private record Queue(Map<BlockState, Long> blocks, Optional<Instant> oldest, Optional<Instant> lastMove) {
	}

}
