package io.tradu.batch.schedule;

import java.time.Duration;

import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The clocks of this process.
 *
 * @param enabled whether it has any: one process of an environment is enough, more do no
 * harm
 * @param watchEvery wait between two looks of the clock that watches the one that rings
 */
@Validated
@ConfigurationProperties("tradu.clock")
record ClockProperties(@DefaultValue("false") boolean enabled,
		@DefaultValue("30s") @DurationMin(millis = 100) Duration watchEvery) {
}
