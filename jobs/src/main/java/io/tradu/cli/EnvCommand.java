package io.tradu.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tradu env}. */
@Command(name = "env", mixinStandardHelpOptions = true,
		subcommands = { VerifyEnvironmentsCommand.class, DiffEnvironmentsCommand.class, ApplyEnvironmentCommand.class },
		description = "The environments: what each of them sets, and whether that holds.")
class EnvCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(),
				"say what: " + String.join(", ", this.spec.subcommands().keySet()));
	}

}
