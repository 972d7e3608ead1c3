package io.tradu.document;

/** How far a document has come. */
public enum DocumentStatus {

	/** Taken in; its rows are not all read yet. */
	RECEIVED,

	/**
	 * All its rows are in blocks or are dead letters. Its deliverables may be in the
	 * outbox already; no manifest names them yet.
	 */
	INGESTED,

	/** Its deliverables and their manifest are in the outbox. */
	DELIVERED,

	/** Its bytes were delivered before. */
	DUPLICATE,

	/** It turned out not to be a document, or was withdrawn. */
	QUARANTINED,

	/** A person abandoned its night before it was delivered. */
	CANCELED;

	/** Returns whether the change is allowed. */
	public boolean canBecome(DocumentStatus next) {
		return switch (this) {
			case RECEIVED -> next == INGESTED || next == QUARANTINED || next == CANCELED;
			case INGESTED -> next == DELIVERED || next == QUARANTINED || next == CANCELED;
			case DELIVERED, DUPLICATE -> next == QUARANTINED;
			case QUARANTINED, CANCELED -> false;
		};
	}

}
