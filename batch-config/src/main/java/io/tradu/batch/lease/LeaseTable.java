package io.tradu.batch.lease;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The leases in the database. Every change names the fence it expects, so that two hands
 * cannot both succeed.
 */
@Repository
class LeaseTable {

	private final JdbcClient jdbc;

	private final Clock clock;

	LeaseTable(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	Optional<LeaseRecord> find(String name) {
		return this.jdbc.sql("""
				select host, pid, process_started, namespace, renewed_at, released_at, beats, fence
				from lease where name = ?
				""").param(name).query((row, number) -> lease(row)).optional();
	}

	boolean insert(String name, Instance holder) {
		return this.jdbc.sql("""
				insert into lease (name, host, pid, process_started, namespace, acquired_at, renewed_at, beats, fence)
				values (:name, :host, :pid, :started, :namespace, :now, :now, 1, 1)
				on conflict do nothing
				""")
			.param("name", name)
			.param("host", holder.host())
			.param("pid", holder.pid())
			.param("started", timestamp(holder.started()))
			.param("namespace", holder.namespace())
			.param("now", now())
			.update() == 1;
	}

	boolean takeOver(String name, LeaseRecord former, Instance holder) {
		return this.jdbc.sql("""
				update lease
				set host = :host, pid = :pid, process_started = :started, namespace = :namespace,
					acquired_at = :now, renewed_at = :now, released_at = null, beats = beats + 1, fence = fence + 1
				where name = :name and fence = :fence and beats = :beats
				""")
			.param("host", holder.host())
			.param("pid", holder.pid())
			.param("started", timestamp(holder.started()))
			.param("namespace", holder.namespace())
			.param("now", now())
			.param("name", name)
			.param("fence", former.fence())
			.param("beats", former.beats())
			.update() == 1;
	}

	boolean renew(String name, long fence) {
		return this.jdbc.sql("""
				update lease set renewed_at = ?, beats = beats + 1 where name = ? and fence = ? and released_at is null
				""").params(now(), name, fence).update() == 1;
	}

	/**
	 * Tells whether the lease has not changed hands, and keeps it from doing so until the
	 * caller's transaction ends.
	 */
	boolean confirm(String name, long fence) {
		return this.jdbc.sql("select fence from lease where name = ? and fence = ? and released_at is null for update")
			.params(name, fence)
			.query(Long.class)
			.optional()
			.isPresent();
	}

	/** Tells whether the lease has not changed hands. */
	boolean isCurrent(String name, long fence) {
		return find(name).filter((lease) -> lease.fence() == fence && !lease.isReleased()).isPresent();
	}

	void release(String name, long fence) {
		this.jdbc.sql("""
				update lease set released_at = ?, beats = beats + 1 where name = ? and fence = ?
				""").params(now(), name, fence).update();
	}

	/** Returns how long ago the last heartbeat was, by this machine's clock. */
	Duration silence(LeaseRecord lease) {
		return Duration.between(lease.renewedAt(), this.clock.instant());
	}

	private OffsetDateTime now() {
		return OffsetDateTime.now(this.clock);
	}

	private static OffsetDateTime timestamp(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	private static LeaseRecord lease(ResultSet row) throws SQLException {
		Instance holder = new Instance(row.getString("host"), row.getLong("pid"), instant(row, "process_started"),
				row.getString("namespace"));
		OffsetDateTime released = row.getObject("released_at", OffsetDateTime.class);
		return new LeaseRecord(holder, instant(row, "renewed_at"), toInstant(released), row.getLong("beats"),
				row.getLong("fence"));
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static @Nullable Instant toInstant(@Nullable OffsetDateTime time) {
		return (time != null) ? time.toInstant() : null;
	}

}
