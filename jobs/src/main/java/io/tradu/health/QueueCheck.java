package io.tradu.health;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.health.HealthCheck;
import io.tradu.batch.health.Severity;
import io.tradu.batch.health.Words;
import io.tradu.batch.lease.Leases;
import io.tradu.nightly.NightRunner;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many blocks wait to be translated, and for how long. */
@Component
class QueueCheck implements HealthCheck {

	private final JdbcClient jdbc;

	private final Leases leases;

	private final Clock clock;

	private final QueueProperties properties;

	QueueCheck(JdbcClient jdbc, Leases leases, Clock clock, QueueProperties properties) {
		this.jdbc = jdbc;
		this.leases = leases;
		this.clock = clock;
		this.properties = properties;
	}

	@Override
	public String name() {
		return "queue";
	}

	@Override
	public FailureCategory category() {
		return FailureCategory.CAPACITY;
	}

	@Override
	public Health check() {
		boolean works = this.leases.holder(NightRunner.JOB).isPresent();
		// Only the newest night can be at work, and its blocks are found by an index.
		Queue queue = this.jdbc.sql("""
				select count(*) as waiting, min(changed_at) as oldest from block
				where night_id = (select max(id) from night) and state = 'PENDING'
				""").query((row, number) -> queue(row)).single();
		Instant oldest = queue.oldest();
		Duration age = (oldest != null) ? Duration.between(oldest, this.clock.instant()) : Duration.ZERO;
		return Health.status(works ? status(queue.waiting(), age) : Status.UP)
			.withDetail("blocks waiting", queue.waiting())
			.withDetail("oldest waits", (oldest != null) ? Words.age(age) : "none")
			.withDetail("line", works ? "works" : "rests")
			.build();
	}

	private Status status(long waiting, Duration age) {
		Status ofNumber = (waiting < this.properties.degraded()) ? Status.UP : Severity.DEGRADED;
		Status ofAge = Severity.ofHigh(age.toMillis(), this.properties.oldestDegraded().toMillis(),
				this.properties.oldestDown().toMillis());
		return Severity.worst(List.of(ofNumber, ofAge));
	}

	private static Queue queue(ResultSet row) throws SQLException {
		OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
		return new Queue(row.getLong("waiting"), (oldest != null) ? oldest.toInstant() : null);
	}

	private record Queue(long waiting, @Nullable Instant oldest) {
	}

}
