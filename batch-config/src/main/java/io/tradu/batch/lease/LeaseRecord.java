package io.tradu.batch.lease;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A lease as it stands in the database.
 *
 * @param holder the process that took it last
 * @param renewedAt its last heartbeat
 * @param releasedAt when it gave the work back; null while it has it
 * @param beats number of heartbeats so far
 * @param fence number of holders so far
 */
record LeaseRecord(Instance holder, Instant renewedAt, @Nullable Instant releasedAt, long beats, long fence) {

	boolean isReleased() {
		return this.releasedAt != null;
	}

}
