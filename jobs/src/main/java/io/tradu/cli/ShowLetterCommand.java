package io.tradu.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.tradu.batch.audit.AuditEntry;
import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.broker.PoisonedMessage;
import io.tradu.command.TraduCommand;
import io.tradu.document.Answer;
import io.tradu.purge.Purged;
import io.tradu.purge.PurgedNights;
import io.tradu.replay.Edits;
import io.tradu.replay.Letter;
import io.tradu.replay.Letters;
import io.tradu.replay.ReplayAttempt;
import io.tradu.replay.ReplayAttempts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu dead-letters show}. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows all that is known of a dead letter.")
class ShowLetterCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "ID", description = "its number, as the list has it")
	private String id;

	@Option(names = "--json", description = "print JSON for scripts")
	private boolean json;

	@Override
	public Integer call() {
		PrintWriter out = this.spec.commandLine().getOut();
		try {
			Application.look((context) -> print(context, out));
		}
		catch (NothingHasRun ex) {
			throw new WrongUsage("there is no dead letter " + this.id + ": " + ex.getMessage());
		}
		return ExitCode.COMPLETED.code();
	}

	private void print(ConfigurableApplicationContext context, PrintWriter out) {
		if (this.id.startsWith(PoisonedMessage.ID)) {
			print(new Messages(context, out, this.spec.commandLine().getErr()).find(this.id), context, out);
			return;
		}
		long number = LetterOptions.number(this.id);
		Optional<Letter> found = context.getBean(Letters.class).find(List.of(number)).stream().findFirst();
		if (found.isEmpty()) {
			Purged purged = context.getBean(PurgedNights.class)
				.deadLetter(number)
				.orElseThrow(() -> new WrongUsage("there is no dead letter " + this.id + "; "
						+ TraduCommand.of("dead-letters", "list") + " lists them"));
			Listing.purged(purged, this.json, out);
			return;
		}
		Letter letter = found.get();
		List<AuditEntry> acts = context.getBean(AuditLog.class)
			.find(new AuditFilter(null, null, letter.kept().label(), null, null), Integer.MAX_VALUE);
		List<ReplayAttempt> replays = context.getBean(ReplayAttempts.class).of(letter);
		if (this.json) {
			new Listing(context, out).json(LetterFields.all(letter, replays, acts));
			return;
		}
		Text text = new Text(out, context.getBean(Clock.class));
		out.println(letter.kept().label() + "  " + letter.item() + "  " + letter.kept().state());
		LetterFields.listed(letter)
			.forEach((name, value) -> out.println("  %-12s %s".formatted(name, (value != null) ? value : "-")));
		printEvidence(letter, out);
		replays.forEach((replay) -> print(replay, text));
		acts.forEach((act) -> out.println("  " + text.local(act.at()) + "  " + act.action() + " by " + act.actor()
				+ ": " + act.reason() + " (" + act.detail() + ")"));
		out.flush();
	}

	private static void print(ReplayAttempt replay, Text text) {
		text.line("  replay " + replay.replay() + "  " + text.local(replay.at()) + " by " + replay.actor() + ": "
				+ replay.state() + ((replay.route() != null) ? " along " + replay.route() : ""));
		Edits edits = replay.edits();
		edits.sources().forEach((column, edited) -> text.cut("    source of " + column + ": ", edited));
		edits.targets().forEach((column, edited) -> text.cut("    translation of " + column + ": ", edited));
		if (edits.record() != null) {
			text.cut("    record: ", edits.record());
		}
	}

	private void print(PoisonedMessage message, ConfigurableApplicationContext context, PrintWriter out) {
		Map<String, Object> fields = Messages.listed(message);
		if (this.json) {
			new Listing(context, out).json(fields);
			return;
		}
		out.println("message " + message.id());
		fields.forEach((name, value) -> out.println("  %-12s %s".formatted(name, (value != null) ? value : "-")));
		out.flush();
	}

	private static void printEvidence(Letter letter, PrintWriter out) {
		out.println("  evidence");
		out.println("    " + letter.content().evidence());
		List<Answer> answers = Answer.read(letter.content().answers());
		if (!answers.isEmpty()) {
			out.println("  answers");
			for (Answer answer : answers) {
				out.println("    " + answer.column() + "  " + answer.route() + "  "
						+ ((answer.text() != null) ? answer.text() : "(none)"));
				answer.findings().forEach((finding) -> out.println("      " + finding));
			}
		}
	}

}
