package io.tradu.dataflow;

/** The process of a task has ended and has not said how. */
class TaskDied extends StreamFailed {

	private static final long serialVersionUID = 1L;

	TaskDied(String message) {
		super(message);
	}

}
