package io.tradu.command;

/**
 * A command to type, and what it does.
 *
 * @param command the line
 * @param does what it does, as a phrase: {@code continues it}
 */
public record Action(String command, String does) {

	/** Returns an action that consists of a command. */
	public static Action of(TraduCommand command, String does) {
		return new Action(command.toString(), does);
	}

	/** Returns both on one line. */
	@Override
	public String toString() {
		return this.command + "   (" + this.does + ")";
	}

}
