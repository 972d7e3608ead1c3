package io.tradu.batch.step;

import java.time.Duration;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How steps commit, retry and skip.
 *
 * @param chunkSize items per transaction
 * @param skipLimit items a step may give up on before it fails; 0 for no limit
 * @param retry how a failure that may pass is tried again
 * @param steps settings for single steps, by step name; what is left out is taken from
 * above
 */
@Validated
@ConfigurationProperties("tradu.batch")
record StepProperties(@DefaultValue("100") @Min(1) int chunkSize, @DefaultValue("0") @Min(0) long skipLimit,
		@DefaultValue @Valid Retry retry, @DefaultValue @Valid Map<String, Step> steps) {

	int chunkSize(String step) {
		Step own = this.steps.get(step);
		return (own != null && own.chunkSize() != null) ? own.chunkSize() : this.chunkSize;
	}

	long skipLimit(String step) {
		Step own = this.steps.get(step);
		return (own != null && own.skipLimit() != null) ? own.skipLimit() : this.skipLimit;
	}

	/**
	 * How a failure that may pass is tried again.
	 *
	 * @param maxRetries tries after the first one
	 * @param delay wait before the first retry
	 * @param multiplier factor by which the wait grows
	 * @param maxDelay longest wait
	 */
	record Retry(@DefaultValue("3") @Min(0) int maxRetries,
			@DefaultValue("200ms") @DurationMin(millis = 1) Duration delay,
			@DefaultValue("2") @DecimalMin("1") double multiplier,
			@DefaultValue("5s") @DurationMin(millis = 1) Duration maxDelay) {

		Retry {
			if (maxDelay.compareTo(delay) < 0) {
				throw new IllegalArgumentException("tradu.batch.retry.max-delay (" + maxDelay
						+ ") is shorter than the first wait, tradu.batch.retry.delay (" + delay + ")");
			}
		}

	}

	/**
	 * Settings of one step.
	 *
	 * @param chunkSize items per transaction
	 * @param skipLimit items the step may give up on before it fails; 0 for no limit
	 */
	record Step(@Min(1) @Nullable Integer chunkSize, @Min(0) @Nullable Long skipLimit) {
	}

}
