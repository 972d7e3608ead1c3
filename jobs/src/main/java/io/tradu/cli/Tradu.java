package io.tradu.cli;

import java.io.Writer;
import java.nio.file.Path;
import java.time.LocalDate;

import io.tradu.cli.bench.BenchCommand;
import org.slf4j.event.Level;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The one command, {@code tradu}. */
@Command(name = "tradu", mixinStandardHelpOptions = true, versionProvider = VersionProvider.class,
		subcommands = { RunCommand.class, DemoCommand.class, StatusCommand.class, RunsCommand.class,
				ExplainCommand.class, RestartCommand.class, StopCommand.class, AbandonCommand.class,
				RecoverCommand.class, ServeCommand.class, ScheduleCommand.class, DeadLettersCommand.class,
				ReconcileCommand.class, TraceCommand.class, ReportCommand.class, AuditCommand.class, EnvCommand.class,
				PromoteCommand.class, RollbackCommand.class, CheckRestartableCommand.class, PurgeCommand.class,
				QuarantineCommand.class, WithdrawCommand.class, DoctorCommand.class, FeedsCommand.class,
				HomeCommand.class, BenchCommand.class },
		description = "Runs the nightly production line for multilingual documents.", footerHeading = "%nExit codes:%n",
		footer = { "  0 completed", "  1 unexpected error", "  2 wrong usage", "  3 nothing to do",
				"  4 stopped, can be restarted", "  5 failed, can be restarted", "  6 refused, with the reason",
				"  7 needs a person's decision" })
public class Tradu implements Runnable {

	@Spec
	private CommandSpec spec;

	@Option(names = "--log", paramLabel = "LEVEL", scope = ScopeType.INHERIT,
			description = "also show the log from this level on, on standard error: error, warn, info, debug, trace")
	void showLog(Level level) {
		System.setProperty("tradu.log.terminal", level.name());
		if (level.compareTo(Level.INFO) > 0) {
			System.setProperty("logging.level.io.tradu", level.name());
		}
	}

	// Exactly what the variable does, and like it known before anything is started.
	@Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT,
			description = "where everything is stored (default: TRADU_HOME, or ./var)")
	void home(Path home) {
		System.setProperty("TRADU_HOME", home.toString());
	}

	/** Runs one command and ends the process with its exit code. */
	public static void main(String[] arguments) {
		// Before H2 is loaded: the database of a running night is reached over loopback
		// only.
		System.setProperty("h2.bindAddress", "127.0.0.1");
		// Its cache holds the last thousand texts of any size until the memory is full.
		System.setProperty("h2.objectCache", "false");
		CommandLine command = commandLine();
		try {
			Shutdown.exit(command.execute(arguments));
		}
		catch (Error ex) {
			// Commands handle exceptions themselves. After an error threads, locks and
			// memory are not what they should be, so that the process ends at once.
			Shutdown.exitSoon(ExitCode.FAILED.code(), () -> FailureMessages.report(ex, command));
		}
	}

	static CommandLine commandLine() {
		return commandLine(TerminalWriter.ofOutput(), TerminalWriter.ofErrors());
	}

	/** Returns the command with somewhere to print to. */
	static CommandLine commandLine(Writer out, Writer err) {
		return new CommandLine(new Tradu()).setAllowSubcommandsAsOptionParameters(true)
			.setCaseInsensitiveEnumValuesAllowed(true)
			.registerConverter(LocalDate.class, new DateConverter())
			.registerConverter(Path.class, Tradu::path)
			.setOut(TerminalWriter.over(out))
			.setErr(TerminalWriter.over(err))
			.setExecutionStrategy(new CommandExecution())
			.setParameterExceptionHandler(new UsageMessages())
			.setExecutionExceptionHandler(new FailureMessages());
	}

	// An empty path, as an unset variable gives, would be the current folder.
	private static Path path(String typed) {
		if (typed.isBlank()) {
			throw new TypeConversionException("the path is empty");
		}
		return Path.of(typed);
	}

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "say which command");
	}

}
