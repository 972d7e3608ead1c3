package io.tradu.cli;

import java.util.ArrayList;
import java.util.List;

import io.tradu.command.TraduCommand;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line: where help is first, the error last. */
class UsageMessages implements IParameterExceptionHandler {

	@Override
	public int handleParseException(ParameterException wrong, String[] arguments) {
		CommandLine command = wrong.getCommandLine();
		List<Object> words = new ArrayList<>(List.of(command.getCommandSpec().qualifiedName(" ").split(" ")));
		words.remove(0);
		words.add("--help");
		command.getErr().println("help: " + TraduCommand.of(words.toArray()));
		command.getErr().println("tradu: " + wrong.getMessage() + meant(wrong));
		command.getErr().flush();
		return ExitCode.WRONG_USAGE.code();
	}

	private static String meant(ParameterException wrong) {
		List<String> suggestions = (wrong instanceof UnmatchedArgumentException unmatched) ? unmatched.getSuggestions()
				: List.of();
		return suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?";
	}

}
