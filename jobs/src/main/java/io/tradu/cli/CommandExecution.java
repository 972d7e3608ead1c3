package io.tradu.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * Runs a command, and lets it fail if what it prints could not be written: a script must
 * not take half a list for the whole. A night counts by itself.
 */
class CommandExecution implements IExecutionStrategy {

	private static final Set<Class<?>> NIGHTS = Set.of(RunCommand.class, DemoCommand.class, RestartCommand.class,
			ReplayLettersCommand.class, ServeCommand.class);

	@Override
	public int execute(ParseResult parsed) {
		Optional<CommandLine> asked = parsed.asCommandLineList()
			.stream()
			.filter(CommandLine::isUsageHelpRequested)
			.findFirst();
		int code = asked.map(CommandExecution::help).orElseGet(() -> new RunLast().execute(parsed));
		CommandLine command = parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
		return TerminalWriter.over(command.getOut())
			.failure()
			.map((failure) -> unwritten(failure, command, code))
			.orElse(code);
	}

	// Line by line: printed at once, it would be taken for one line.
	private static int help(CommandLine command) {
		TerminalWriter.over(command.getOut()).printLines(command.getUsageMessage(CommandLine.Help.Ansi.OFF));
		return ExitCode.COMPLETED.code();
	}

	private static int unwritten(IOException failure, CommandLine command, int code) {
		command.getErr().println("tradu: the output cannot be written: " + failure.getMessage());
		boolean isNight = NIGHTS.contains(command.getCommandSpec().userObject().getClass());
		return isNight ? code : ExitCode.FAILED.code();
	}

}
