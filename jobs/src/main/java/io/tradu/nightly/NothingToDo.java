package io.tradu.nightly;

/** There is nothing a run could do. The message says what was looked at. */
public class NothingToDo extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public NothingToDo(String message) {
		super(message);
	}

}
