package io.tradu.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tradu quarantine}. */
@Command(name = "quarantine", mixinStandardHelpOptions = true,
		subcommands = { ListQuarantineCommand.class, ReturnFileCommand.class },
		description = "Files that were refused, and the way back into the inbox.")
class QuarantineCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "say which: list or return");
	}

}
