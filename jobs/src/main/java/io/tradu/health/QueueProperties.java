package io.tradu.health;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * From when on the queue of blocks counts as degraded or down. Looked at only while a run
 * works on it: at other times nothing is expected to move.
 *
 * @param degraded number of waiting blocks from which on it is degraded
 * @param oldestDegraded wait of the oldest block from which on it is degraded
 * @param oldestDown wait of the oldest block from which on it is down
 */
@Validated
@ConfigurationProperties("tradu.health.queue")
record QueueProperties(@DefaultValue("100000") @Min(1) long degraded,
		@DefaultValue("4h") @DurationMin(seconds = 1) Duration oldestDegraded,
		@DefaultValue("12h") @DurationMin(seconds = 1) Duration oldestDown) {

	QueueProperties {
		if (oldestDown.compareTo(oldestDegraded) < 0) {
			throw new IllegalArgumentException(
					"tradu.health.queue: oldest-down must not be shorter than oldest-degraded");
		}
	}

}
