package io.tradu.report;

import java.util.List;

import io.tradu.command.Action;

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

		/** Returns what an explanation says to type. */
		static List<Command> of(List<Action> actions) {
			return actions.stream().map((action) -> new Command(action.command(), action.does())).toList();
		}

	}

}
