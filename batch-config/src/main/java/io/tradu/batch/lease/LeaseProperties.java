package io.tradu.batch.lease;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long a silent process keeps its work.
 *
 * @param host name of this machine; its own where it is left out
 * @param heartbeat wait between two renewals
 * @param expiry silence after which a process on another machine counts as dead; several
 * heartbeats long
 */
@Validated
@ConfigurationProperties("tradu.lease")
record LeaseProperties(@Nullable String host, @DefaultValue("2s") @DurationMin(millis = 100) Duration heartbeat,
		@DefaultValue("30s") @DurationMin(millis = 300) Duration expiry) {

	LeaseProperties {
		if (expiry.compareTo(heartbeat.multipliedBy(3)) < 0) {
			throw new IllegalArgumentException(
					"tradu.lease.expiry (" + expiry + ") must be at least three times tradu.lease.heartbeat ("
							+ heartbeat + "), or one late heartbeat costs a living process its work");
		}
	}

}
