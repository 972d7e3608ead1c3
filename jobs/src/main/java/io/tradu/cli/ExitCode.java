package io.tradu.cli;

/** What a command's exit code says to scripts. */
enum ExitCode {

	COMPLETED(0), UNEXPECTED_ERROR(1), WRONG_USAGE(2), NOTHING_TO_DO(3), STOPPED(4), FAILED(5), REFUSED(6),
	NEEDS_DECISION(7);

	private final int code;

	ExitCode(int code) {
		this.code = code;
	}

	int code() {
		return this.code;
	}

}
