package io.tradu.cli;

import java.time.LocalDate;
import java.util.List;

import io.tradu.batch.audit.Act;
import io.tradu.batch.broker.PoisonedMessage;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.command.TraduCommand;
import io.tradu.replay.LetterChoice;
import io.tradu.replay.LetterFilter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How a person says which dead letters are meant, and why. */
class LetterOptions {

	@Parameters(paramLabel = "ID", arity = "0..*", description = "numbers of dead letters, as the list has them")
	private List<String> ids = List.of();

	@Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "all open ones of the nights of a date")
	private @Nullable LocalDate date;

	@Option(names = "--feed", paramLabel = "FEED", description = "all open ones of a feed")
	private @Nullable String feed;

	@Option(names = "--rule", paramLabel = "RULE", description = "all open ones that broke a rule or check")
	private @Nullable String rule;

	@Option(names = "--category", paramLabel = "CATEGORY",
			description = "all open ones of a category: ${COMPLETION-CANDIDATES}")
	private @Nullable FailureCategory category;

	@Mixin
	private Reason reason;

	/**
	 * Returns the letters meant.
	 * @throws WrongUsage if neither numbers nor a filter says, or both do
	 */
	LetterChoice choice() {
		boolean filtered = this.date != null || this.feed != null || this.rule != null || this.category != null;
		if (filtered == !this.ids.isEmpty()) {
			throw new WrongUsage("say which dead letters: either their numbers, or --date, --feed, --rule, --category");
		}
		return filtered ? LetterChoice.of(LetterFilter.open(this.date, this.feed, this.rule, this.category))
				: LetterChoice.of(this.ids.stream().map(LetterOptions::number).toList());
	}

	/**
	 * Returns the messages meant that the broker keeps; none if letters of the line are
	 * meant.
	 * @throws WrongUsage if both are
	 */
	List<String> messages() {
		List<String> messages = this.ids.stream().filter((id) -> id.startsWith(PoisonedMessage.ID)).toList();
		if (!messages.isEmpty() && messages.size() < this.ids.size()) {
			throw new WrongUsage("the broker's messages and the line's own dead letters go one after the other");
		}
		return messages;
	}

	static long number(String id) {
		try {
			return Long.parseLong(id);
		}
		catch (NumberFormatException ex) {
			throw new WrongUsage("'" + id + "' is no number of a dead letter; "
					+ TraduCommand.of("dead-letters", "list") + " lists them");
		}
	}

	/**
	 * Returns the act of the person who says why.
	 * @throws WrongUsage if it was not said
	 */
	Act act() {
		return this.reason.required();
	}

}
