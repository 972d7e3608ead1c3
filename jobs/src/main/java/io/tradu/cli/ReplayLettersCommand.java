package io.tradu.cli;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.tradu.batch.audit.Act;
import io.tradu.engine.Route;
import io.tradu.replay.Edits;
import io.tradu.replay.LetterChoice;
import io.tradu.replay.ReplayRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tradu dead-letters replay}. */
@Command(name = "replay", mixinStandardHelpOptions = true,
		description = "Sends dead letters on their way again. What passes the checks is delivered in a new version of "
				+ "its document.")
class ReplayLettersCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private LetterOptions letters;

	@Option(names = "--route", paramLabel = "ROUTE",
			description = "the one route to take, for example apertium:en-ca-es (default: those of the feed)")
	private @Nullable String route;

	@Option(names = "--source", paramLabel = "COLUMN=TEXT", description = "an edited source text, for the engine")
	private Map<String, String> sources = Map.of();

	@Option(names = "--target", paramLabel = "COLUMN=TEXT", description = "your own translation; it is checked too")
	private Map<String, String> targets = Map.of();

	@Option(names = "--row", paramLabel = "RECORD", description = "a good CSV record in place of a bad one")
	private @Nullable String row;

	@Override
	public Integer call() {
		List<String> messages = this.letters.messages();
		if (!messages.isEmpty()) {
			Act act = this.letters.act();
			Application.look((context) -> new Messages(context, this.spec.commandLine().getOut(),
					this.spec.commandLine().getErr())
				.replay(messages, act));
			return ExitCode.COMPLETED.code();
		}
		LetterChoice choice = this.letters.choice();
		Edits edits = new Edits(this.sources, this.targets, this.row);
		boolean edited = !edits.equals(Edits.NONE);
		if (edited && choice.ids().size() != 1) {
			throw new WrongUsage("--source, --target and --row go with the number of one dead letter");
		}
		Act act = this.letters.act();
		ReplayRequest request = new ReplayRequest(act.actor(), act.reason(), route(), edits);
		return new ReplayConsole(this.spec.commandLine().getOut()).replay(choice, request).code();
	}

	private @Nullable Route route() {
		try {
			return (this.route != null) ? Route.parse(this.route) : null;
		}
		catch (IllegalArgumentException ex) {
			throw new WrongUsage("--route: " + ex.getMessage());
		}
	}

}
