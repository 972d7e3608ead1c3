package io.tradu.batch.lease;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The processes that work, or worked, on the line. */
@Repository
public class Instances {

	private final JdbcClient jdbc;

	private final Instance self;

	private final LeaseProperties properties;

	private final Clock clock;

	Instances(JdbcClient jdbc, Instance self, LeaseProperties properties, Clock clock) {
		this.jdbc = jdbc;
		this.self = self;
		this.properties = properties;
		this.clock = clock;
	}

	/** Says that a process lives, and what it uses. */
	void beat(Instance instance, String version, Pressure pressure) {
		int updated = this.jdbc.sql("""
				update instance
				set seen_at = ?, heap_used = ?, heap_max = ?, cpu = ?, beats = beats + 1, ended_at = null
				where host = ? and pid = ? and process_started = ?
				""")
			.params(now(), pressure.heapUsed(), pressure.heapMax(), pressure.cpu(), instance.host(), instance.pid(),
					timestamp(instance.started()))
			.update();
		if (updated == 0) {
			this.jdbc
				.sql("""
						insert into instance (host, pid, process_started, namespace, version, seen_at, heap_used, heap_max, cpu,
							beats)
						values (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
						on conflict do nothing
						""")
				.params(instance.host(), instance.pid(), timestamp(instance.started()), instance.namespace(), version,
						now(), pressure.heapUsed(), pressure.heapMax(), pressure.cpu())
				.update();
		}
	}

	/** Says that a process ends. */
	void end(Instance instance) {
		this.jdbc.sql("update instance set ended_at = ? where host = ? and pid = ? and process_started = ?")
			.params(now(), instance.host(), instance.pid(), timestamp(instance.started()))
			.update();
	}

	/**
	 * Returns the processes that have not ended in good order, newest heartbeat first.
	 */
	public List<Seen> notEnded() {
		return this.jdbc.sql("""
				select host, pid, process_started, namespace, version, seen_at, ended_at, heap_used, heap_max, cpu
				from instance where ended_at is null
				order by seen_at desc
				""").query((row, number) -> seen(row)).list();
	}

	/** Returns when a process gave its last sign of life; empty if it never did. */
	public Optional<Instant> lastSeen(Instance instance) {
		return this.jdbc.sql("select seen_at from instance where host = ? and pid = ? and process_started = ?")
			.params(instance.host(), instance.pid(), timestamp(instance.started()))
			.query((row, number) -> row.getObject("seen_at", OffsetDateTime.class).toInstant())
			.optional();
	}

	/**
	 * Tells whether a process lives, as far as can be told from here. One that has never
	 * given a sign of life does not.
	 */
	public boolean isAlive(Instance instance) {
		return notEnded().stream().anyMatch((seen) -> seen.alive() && seen.instance().isSame(instance));
	}

	private OffsetDateTime now() {
		return OffsetDateTime.now(this.clock);
	}

	private static OffsetDateTime timestamp(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private Seen seen(ResultSet row) throws SQLException {
		Instance instance = new Instance(row.getString("host"), row.getLong("pid"),
				row.getObject("process_started", OffsetDateTime.class).toInstant(), row.getString("namespace"));
		OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
		Instant at = row.getObject("seen_at", OffsetDateTime.class).toInstant();
		return new Seen(instance, row.getString("version"), at, (ended != null) ? ended.toInstant() : null,
				new Pressure(row.getObject("heap_used", Long.class), row.getObject("heap_max", Long.class),
						row.getObject("cpu", Double.class)),
				ended == null && isAlive(instance, at));
	}

	// On another machine, or in another container, nothing but the heartbeat shows it.
	private boolean isAlive(Instance instance, Instant at) {
		return instance.isOnHostOf(this.self) ? instance.isAlive()
				: Duration.between(at, this.clock.instant()).compareTo(this.properties.expiry()) <= 0;
	}

	/**
	 * A process as it was seen last.
	 *
	 * @param instance the process
	 * @param version its software version
	 * @param at its last heartbeat
	 * @param ended when it ended in good order; null if it lives, or died
	 * @param pressure what it used at its last heartbeat
	 * @param alive whether it lives, as far as can be told from here
	 */
	public record Seen(Instance instance, String version, Instant at, @Nullable Instant ended, Pressure pressure,
			boolean alive) {
	}

}
