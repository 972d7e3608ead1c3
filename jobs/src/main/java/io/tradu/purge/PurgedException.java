package io.tradu.purge;

/** What was asked for is no longer in the database, because its night was purged. */
public class PurgedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Purged purged;

	public PurgedException(Purged purged) {
		super(purged.sentence());
		this.purged = purged;
	}

	/** Returns what was asked for. */
	public Purged purged() {
		return this.purged;
	}

}
