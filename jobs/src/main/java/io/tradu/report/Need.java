package io.tradu.report;

import java.util.List;

/**
 * Something that needs a person.
 *
 * @param urgency how much
 * @param subject what it is about, in a word or two
 * @param sentence what is the matter
 * @param items what it is about in detail, if there is more than a sentence can hold
 * @param commands what to type
 */
public record Need(Urgency urgency, String subject, String sentence, List<String> items, List<Command> commands) {

	/** How much something needs a person; the most urgent first. */
	public enum Urgency {

		/** The night does not go on, or its account is wrong. */
		NOW,

		/** The night has ended, and something is left to be done. */
		TODAY

	}

	/**
	 * Something to type.
	 *
	 * @param line the command
	 * @param does what it does
	 */
	public record Command(String line, String does) {

		/**
		 * Takes a command apart as it is written for the terminal, with its effect in
		 * brackets behind it.
		 */
		static Command parse(String text) {
			int at = text.indexOf("   (");
			return (at < 0) ? new Command(text, "")
					: new Command(text.substring(0, at), text.substring(at + 4, text.length() - 1));
		}

	}

}
