package io.tradu.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.tradu.batch.broker.PoisonedMessage;
import io.tradu.batch.deadletter.LetterState;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.replay.Letter;
import io.tradu.replay.LetterFilter;
import io.tradu.replay.Letters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu dead-letters list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists dead letters, the newest last.")
class ListLettersCommand implements Callable<Integer> {

	private static final Set<String> KINDS = Set.of("document", "block", "row", Messages.KIND);

	@Spec
	private CommandSpec spec;

	@Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "only of the nights of a date")
	private LocalDate date;

	@Option(names = "--feed", paramLabel = "FEED", description = "only of a feed")
	private String feed;

	@Option(names = { "--reason", "--rule" }, paramLabel = "RULE",
			description = "only those that broke a rule or check")
	private String rule;

	@Option(names = "--category", paramLabel = "CATEGORY", description = "only of a category: ${COMPLETION-CANDIDATES}")
	private FailureCategory category;

	@Option(names = "--state", paramLabel = "STATE", defaultValue = "OPEN",
			description = "only in a state: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
	private LetterState state;

	@Option(names = "--kind", paramLabel = "KIND",
			description = "only of a kind: document, block, row, message (one that the broker keeps)")
	private String kind;

	@Option(names = "--limit", paramLabel = "N", defaultValue = "50",
			description = "list so many at most (default: ${DEFAULT-VALUE})")
	private int limit;

	@Option(names = "--json", description = "print JSON for scripts")
	private boolean json;

	@Override
	public Integer call() {
		if (this.kind != null && !KINDS.contains(this.kind)) {
			throw new WrongUsage("there is no kind '" + this.kind + "'; there are document, block, row, message");
		}
		if (this.limit < 1) {
			throw new WrongUsage("--limit: 1 at least");
		}
		PrintWriter out = this.spec.commandLine().getOut();
		try {
			Application.look((context) -> print(context, out));
		}
		catch (NothingHasRun ex) {
			out.println(this.json ? "[]" : ex.getMessage());
			out.flush();
		}
		return ExitCode.COMPLETED.code();
	}

	private void print(ConfigurableApplicationContext context, PrintWriter out) {
		boolean messagesOnly = Messages.KIND.equals(this.kind);
		List<Letter> letters = messagesOnly ? List.of() : context.getBean(Letters.class)
			.find(new LetterFilter(this.date, this.feed, this.rule, this.category, this.state, this.kind), this.limit);
		List<PoisonedMessage> messages = messages(context, out, messagesOnly);
		if (this.json) {
			new Listing(context, out)
				.json(Stream.concat(letters.stream().map(LetterFields::listed), messages.stream().map(Messages::listed))
					.toList());
			return;
		}
		if (letters.isEmpty() && messages.isEmpty()) {
			out.println(nothing());
		}
		if (!letters.isEmpty()) {
			out.println("   ID  NIGHT       KIND      TRIES  REASON                CATEGORY        ITEM");
			letters.forEach((letter) -> out.println(line(letter)));
		}
		if (letters.size() == this.limit) {
			out.println("  these are the newest " + this.limit + "; --limit lists more");
		}
		if (!messages.isEmpty()) {
			out.println("kept by the broker");
			out.println("ID          SENT                  REASON AND CONTENT");
			messages.forEach((message) -> out.println(Messages.line(message)));
		}
		out.flush();
	}

	private String nothing() {
		String open = (this.state == LetterState.OPEN) ? "open" : this.state.name().toLowerCase(Locale.ROOT);
		return isFiltered() ? "no " + open + " dead letter matches the filter" : "there is no " + open + " dead letter";
	}

	private boolean isFiltered() {
		return this.kind != null || this.date != null || this.feed != null || this.rule != null
				|| this.category != null;
	}

	// They belong to no night, and to none of what the other filters ask for.
	private List<PoisonedMessage> messages(ConfigurableApplicationContext context, PrintWriter out,
			boolean messagesOnly) {
		Messages messages = new Messages(context, out, this.spec.commandLine().getErr());
		if (messagesOnly) {
			messages.sayWhetherConfigured();
		}
		boolean all = !isFiltered() && this.state == LetterState.OPEN;
		return (messagesOnly || all) ? messages.list(this.limit) : List.of();
	}

	private static String line(Letter letter) {
		return "%5d  %s  %-8s  %5d  %-20s  %-14s  %s".formatted(letter.id(), letter.document().businessDate(),
				letter.kind(), letter.content().attempts(), letter.content().reason(),
				letter.content().category().tag(), letter.item());
	}

}
