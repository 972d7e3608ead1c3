package io.tradu.batch.deadletter;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.ItemAddress;
import io.tradu.batch.failure.RejectedItem;
import org.jspecify.annotations.Nullable;

/**
 * An item that was given up on.
 *
 * @param address the item
 * @param reason the rule or check it broke, as a stable identifier
 * @param category why, in the one classification of failures
 * @param detail what is wrong, in words
 * @param evidence the raw input
 * @param answers what was proposed for it and not taken, as the job writes it; empty if
 * nothing was
 * @param fingerprint tells the defect behind it from others; null if there is none
 * @param attempts how often it was tried
 */
public record DeadLetter(ItemAddress address, String reason, FailureCategory category, String detail, String evidence,
		String answers, @Nullable String fingerprint, int attempts) {

	public DeadLetter(ItemAddress address, String reason, FailureCategory category, String detail, String evidence) {
		this(address, reason, category, detail, evidence, "", null, 1);
	}

	public static DeadLetter of(RejectedItem rejected) {
		return new DeadLetter(rejected.address(), rejected.reason(), rejected.category(), rejected.detail(),
				rejected.evidence());
	}

	/** Returns the same letter with what was proposed for the item. */
	public DeadLetter answered(String answers) {
		return new DeadLetter(this.address, this.reason, this.category, this.detail, this.evidence, answers,
				this.fingerprint, this.attempts);
	}

	/** Returns the same letter with the defect behind it. */
	public DeadLetter causedBy(String fingerprint, int attempts) {
		return new DeadLetter(this.address, this.reason, this.category, this.detail, this.evidence, this.answers,
				fingerprint, attempts);
	}

}
