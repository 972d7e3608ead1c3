package io.tradu.replay;

/** How far a letter has come in its replay. */
public enum ItemState {

	/** Waits for the engine. */
	PENDING,

	/** Went through the checks; waits for its document to be delivered anew. */
	TRANSLATED,

	/** Failed again. */
	FAILED,

	/** Its row stands in the deliverables. */
	DELIVERED

}
