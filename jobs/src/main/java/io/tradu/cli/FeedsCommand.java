package io.tradu.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tradu feeds}. */
@Command(name = "feeds", mixinStandardHelpOptions = true, subcommands = CheckFeedsCommand.class,
		description = "The kinds of documents, as the feeds file describes them.")
class FeedsCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "say what: check");
	}

}
