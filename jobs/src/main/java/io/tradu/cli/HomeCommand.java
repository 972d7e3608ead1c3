package io.tradu.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tradu home}. */
@Command(name = "home", mixinStandardHelpOptions = true, subcommands = AdoptHomeCommand.class,
		description = "The home folder, and the database that belongs to it.")
class HomeCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "say what to do with the home: adopt");
	}

}
