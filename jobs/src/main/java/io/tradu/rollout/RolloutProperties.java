package io.tradu.rollout;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a version must have done before it gets further, and how long it is kept.
 *
 * @param greenNights so many nights have to be green in staging before a version may go
 * to production; green is a night that is completed, with a balanced ledger
 */
@Validated
@ConfigurationProperties("tradu.rollout")
public record RolloutProperties(@DefaultValue("3") @Min(0) int greenNights,
		@DefaultValue("5") @Min(1) int keptReleases) {
}
