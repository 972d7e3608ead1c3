package io.tradu.cli;

import java.util.List;

import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.task.Tasks;

/**
 * A night that the Data Flow server launches, in a process of its own: the command, and
 * the server is told how it ended.
 */
public final class LaunchedNight {

	private LaunchedNight() {
	}

	/** Runs the command and ends the process with its exit code. */
	public static void run(List<String> command) {
		AuditLog.actFor(AuditLog.SERVER);
		Tradu.main(command.toArray(String[]::new));
	}

	/**
	 * Ends the process for a launch that asks for nothing there is.
	 * @param arguments what it asked for
	 * @param why in words
	 */
	public static void refuse(List<String> arguments, String why) {
		TerminalWriter.ofErrors().println("tradu: " + why);
		try (Application application = new Application()) {
			application.startOwner().getBean(Tasks.class).takeUp(arguments).ends(ExitCode.WRONG_USAGE.code(), why);
		}
		catch (RuntimeException ex) {
			TerminalWriter.ofErrors().println("tradu: the Data Flow server could not be told: " + ex.getMessage());
		}
		Shutdown.exit(ExitCode.WRONG_USAGE.code());
	}

}
