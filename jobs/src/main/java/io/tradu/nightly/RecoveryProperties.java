package io.tradu.nightly;

import java.time.Duration;

import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How runs are recovered whose process has died.
 *
 * @param watchEvery wait between two looks for such runs, in {@code tradu serve}
 * @param maxRestarts how often a night is restarted by itself before a person has to
 * decide; 0 for never. A restart by a person counts anew
 */
@Validated
@ConfigurationProperties("tradu.recovery")
public record RecoveryProperties(@DefaultValue("30s") @DurationMin(millis = 100) Duration watchEvery,
		@DefaultValue("3") @Min(0) int maxRestarts) {
}
