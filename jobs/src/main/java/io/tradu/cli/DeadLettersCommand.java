package io.tradu.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tradu dead-letters}. */
@Command(
		name = "dead-letters", mixinStandardHelpOptions = true, subcommands = { ListLettersCommand.class,
				ShowLetterCommand.class, ReplayLettersCommand.class, DiscardLettersCommand.class },
		description = "What the line gave up on, and the way back in.")
class DeadLettersCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "say what: list, show, replay or discard");
	}

}
