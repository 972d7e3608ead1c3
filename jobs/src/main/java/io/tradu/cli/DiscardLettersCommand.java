package io.tradu.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

import io.tradu.batch.audit.Act;
import io.tradu.replay.Discards;
import io.tradu.replay.Letter;
import io.tradu.replay.LetterChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tradu dead-letters discard}. */
@Command(name = "discard", mixinStandardHelpOptions = true,
		description = "Decides that dead letters stay out for good. Their rows stay rejected; they are listed no more "
				+ "and cannot be replayed.")
class DiscardLettersCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private LetterOptions letters;

	@Override
	public Integer call() {
		List<String> messages = this.letters.messages();
		if (!messages.isEmpty()) {
			Act act = this.letters.act();
			Application.look((context) -> new Messages(context, this.spec.commandLine().getOut(),
					this.spec.commandLine().getErr())
				.discard(messages, act));
			return ExitCode.COMPLETED.code();
		}
		PrintWriter out = this.spec.commandLine().getOut();
		LetterChoice choice = this.letters.choice();
		Act act = this.letters.act();
		try (Application application = ReplayConsole.at(choice)) {
			List<Letter> discarded = application.startOwner().getBean(Discards.class).discard(choice, act);
			discarded.forEach((letter) -> out.println("  " + letter.kept().label() + "  " + letter.item()));
			out.println(Numbers.counted(discarded.size(), "dead letter") + " discarded");
			out.flush();
		}
		return ExitCode.COMPLETED.code();
	}

}
