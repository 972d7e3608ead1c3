package io.tradu.document;

/** How far a document has come. */
public enum DocumentStatus {

	/** Taken in; its rows are not all read yet. */
	RECEIVED,

	/** All its rows stand in blocks or are dead letters. */
	INGESTED,

	/** Its deliverables and their manifest are in the outbox. */
	DELIVERED,

	/** Its bytes were delivered before. */
	DUPLICATE,

	/** It turned out to be no document. */
	QUARANTINED;

	/** Tells whether the line allows the change. */
	public boolean canBecome(DocumentStatus next) {
		return switch (this) {
			case RECEIVED -> next == INGESTED || next == QUARANTINED;
			case INGESTED -> next == DELIVERED;
			case DELIVERED, DUPLICATE, QUARANTINED -> false;
		};
	}

}
