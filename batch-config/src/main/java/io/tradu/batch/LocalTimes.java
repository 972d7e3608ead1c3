package io.tradu.batch;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

/**
 * Converts times as Spring Batch, Spring Cloud Task and the Data Flow server keep them in
 * their tables: local times in the default zone of the process that writes them, which is
 * taken to be that of this one.
 */
public final class LocalTimes {

	private LocalTimes() {
	}

	public static LocalDateTime of(Instant instant) {
		return LocalDateTime.ofInstant(instant, ZoneId.systemDefault());
	}

	public static @Nullable Instant instant(@Nullable LocalDateTime time) {
		return (time != null) ? time.atZone(ZoneId.systemDefault()).toInstant() : null;
	}

}
