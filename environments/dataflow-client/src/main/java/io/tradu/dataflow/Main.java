package io.tradu.dataflow;

import java.io.PrintWriter;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The client as the {@code tradu} command starts it. */
@Command(name = "tradu-dataflow-client", mixinStandardHelpOptions = true,
		subcommands = { ApplyCommand.class, StateCommand.class, RollbackCommand.class, LaunchCommand.class,
				RetireCommand.class },
		description = "Makes a Data Flow server what an environment declares. People use it through tradu.")
final class Main implements Runnable {

	/** Nothing was to be done. */
	static final int NOTHING_TO_DO = 3;

	private static final int UNEXPECTED = 1;

	private static final int WRONG_USAGE = 2;

	private static final int FAILED = 5;

	static final int REFUSED = 6;

	// None of the exit codes of tradu, which does something about it.
	private static final int DIED = 8;

	@Spec
	private CommandSpec spec;

	/** Runs one command and ends the process with its exit code. */
	public static void main(String[] arguments) {
		if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
			root.setLevel(Level.ERROR);
		}
		System.exit(commandLine().execute(arguments));
	}

	static CommandLine commandLine() {
		return new CommandLine(new Main())
			.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command.getErr()));
	}

	private static int report(Exception failure, PrintWriter err) {
		int code = code(failure);
		String prefix = switch (code) {
			case REFUSED -> "refused: ";
			case UNEXPECTED -> "unexpected error: ";
			case DIED -> "failed: ";
			case FAILED -> (failure instanceof ServerFailure) ? "dependency: " : "failed: ";
			default -> "";
		};
		err.println("tradu: " + prefix + failure.getMessage());
		if (code == UNEXPECTED) {
			failure.printStackTrace(err);
		}
		err.flush();
		return code;
	}

	private static int code(Exception failure) {
		if (failure instanceof WrongDeclaration) {
			return WRONG_USAGE;
		}
		if (failure instanceof Refused) {
			return REFUSED;
		}
		if (failure instanceof TaskDied) {
			return DIED;
		}
		return (failure instanceof ServerFailure || failure instanceof StreamFailed) ? FAILED : UNEXPECTED;
	}

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "say which command");
	}

}
