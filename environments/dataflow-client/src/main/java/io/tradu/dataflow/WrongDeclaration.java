package io.tradu.dataflow;

/** What was declared, or asked for, makes no sense. The message says what. */
class WrongDeclaration extends RuntimeException {

	private static final long serialVersionUID = 1L;

	WrongDeclaration(String message) {
		super(message);
	}

}
