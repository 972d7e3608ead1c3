package io.tradu.batch.failure;

/**
 * An item the line gives up on because of what it holds; the rest goes on without it.
 * Carries no stack trace: it says something about data, not about code.
 */
public final class RejectedItem extends ItemFailure {

	private static final long serialVersionUID = 1L;

	private final transient ItemAddress address;

	private final String reason;

	private final String evidence;

	/**
	 * Creates a rejection.
	 * @param address the item
	 * @param reason the rule that was broken, as a stable identifier such as
	 * {@code ragged-row}
	 * @param detail what is wrong, in words for the person who mends it
	 * @param evidence the raw input
	 */
	public RejectedItem(ItemAddress address, String reason, String detail, String evidence) {
		super(FailureCategory.DATA, detail, null, false);
		this.address = address;
		this.reason = reason;
		this.evidence = evidence;
	}

	public ItemAddress address() {
		return this.address;
	}

	public String reason() {
		return this.reason;
	}

	public String detail() {
		return String.valueOf(getMessage());
	}

	public String evidence() {
		return this.evidence;
	}

}
