package io.tradu.batch.deadletter;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.ItemAddress;
import io.tradu.batch.failure.RejectedItem;

/**
 * An item that was given up on.
 *
 * @param address the item
 * @param reason the rule or check it broke, as a stable identifier
 * @param category why, in the one classification of failures
 * @param detail what is wrong, in words
 * @param evidence the raw input
 */
public record DeadLetter(ItemAddress address, String reason, FailureCategory category, String detail, String evidence) {

	public static DeadLetter of(RejectedItem rejected) {
		return new DeadLetter(rejected.address(), rejected.reason(), rejected.category(), rejected.detail(),
				rejected.evidence());
	}

}
