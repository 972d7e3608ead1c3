package io.tradu.batch.deadletter;

/** What has become of a dead letter. */
public enum LetterState {

	/** It waits for somebody. */
	OPEN,

	/** Its item went through after all. */
	REPLAYED,

	/** A person has decided that its item stays out. */
	DISCARDED

}
