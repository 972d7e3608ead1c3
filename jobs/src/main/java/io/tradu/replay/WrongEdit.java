package io.tradu.replay;

/** An edit that cannot be meant for the dead letter it was given with. */
public class WrongEdit extends RuntimeException {

	private static final long serialVersionUID = 1L;

	WrongEdit(String message) {
		super(message);
	}

}
