package io.tradu.batch.step;

import io.tradu.batch.failure.RejectedItem;
import io.tradu.batch.failure.TransientFailure;

import org.springframework.batch.core.step.skip.SkipLimitExceededException;
import org.springframework.batch.core.step.skip.SkipPolicy;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.stereotype.Component;

/**
 * What is retried, what is skipped. Everything else stops the step, which can then be
 * restarted.
 */
@Component
public class FailurePolicies {

	private final StepProperties properties;

	FailurePolicies(StepProperties properties) {
		this.properties = properties;
	}

	/** Retries failures that may pass, with growing waits. */
	public RetryPolicy retryTransientFailures() {
		StepProperties.Retry retry = this.properties.retry();
		return RetryPolicy.builder()
			.includes(TransientFailure.class)
			.maxRetries(retry.maxRetries())
			.delay(retry.delay())
			.multiplier(retry.multiplier())
			.maxDelay(retry.maxDelay())
			.build();
	}

	/**
	 * Skips rejected items, up to the step's limit, while reading and processing.
	 * <p>
	 * Never while writing: the chunk would be rolled back, with it the dead letters that
	 * its own items left, and then be written item by item without them.
	 */
	SkipPolicy skipRejectedItems(String step) {
		long limit = this.properties.skipLimit(step);
		return (failure, skipped) -> {
			if (skipped < 0 || !(failure instanceof RejectedItem)) {
				return false;
			}
			if (limit > 0 && skipped >= limit) {
				throw new SkipLimitExceededException(limit, failure);
			}
			return true;
		};
	}

}
