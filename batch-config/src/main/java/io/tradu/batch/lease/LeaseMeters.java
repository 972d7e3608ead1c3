package io.tradu.batch.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.tradu.batch.metrics.Sampled;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Measures how long each lease has been held and how old its holder's last sign of life
 * is. A lease that nobody holds has neither age.
 */
@Component
class LeaseMeters implements Sampled {

	private final JdbcClient jdbc;

	private final Clock clock;

	private final MultiGauge leaseAges;

	private final MultiGauge heartbeatAges;

	LeaseMeters(JdbcClient jdbc, Clock clock, MeterRegistry registry) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.leaseAges = MultiGauge.builder("tradu.lease.age").baseUnit("seconds").register(registry);
		this.heartbeatAges = MultiGauge.builder("tradu.heartbeat.age").baseUnit("seconds").register(registry);
	}

	@Override
	public void sample() {
		List<Held> held = this.jdbc
			.sql("select name, acquired_at, renewed_at from lease where released_at is null order by name")
			.query((row, number) -> new Held(row.getString("name"), row.getObject("acquired_at", OffsetDateTime.class),
					row.getObject("renewed_at", OffsetDateTime.class)))
			.list();
		this.leaseAges.register(held.stream().map((lease) -> age(lease, lease.acquired())).toList(), true);
		this.heartbeatAges.register(held.stream().map((lease) -> age(lease, lease.renewed())).toList(), true);
	}

	@Override
	public void forget() {
		this.leaseAges.register(List.of(), true);
		this.heartbeatAges.register(List.of(), true);
	}

	// Told when it is asked for: between two readings the age grows.
	private Row<OffsetDateTime> age(Held lease, OffsetDateTime since) {
		return Row.of(Tags.of("lease", lease.name()), since,
				(time) -> Duration.between(time.toInstant(), this.clock.instant()).toMillis() / 1000.0);
	}

	private record Held(String name, OffsetDateTime acquired, OffsetDateTime renewed) {
	}

}
