package io.tradu.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import ch.qos.logback.classic.LoggerContext;
import io.tradu.batch.database.ForeignDatabaseException;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.lease.LeaseLost;
import io.tradu.batch.log.Secrets;
import io.tradu.batch.preflight.Consequence;
import io.tradu.batch.preflight.PreflightException;
import io.tradu.batch.recovery.DecisionNeeded;
import io.tradu.document.InvalidFeeds;
import io.tradu.environment.EnvironmentMisfit;
import io.tradu.nightly.NothingToDo;
import io.tradu.nightly.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;

/** Turns what a command threw into a sentence and an exit code. */
class FailureMessages implements IExecutionExceptionHandler {

	private static final Logger logger = LoggerFactory.getLogger(FailureMessages.class);

	@Override
	public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
		return report(failure, command);
	}

	/** Says why a command failed, and returns the exit code. */
	static int report(Throwable failure, CommandLine command) {
		PrintWriter err = command.getErr();
		ExitCode code = code(failure);
		Secrets secrets = Secrets.of(settings());
		String sentence = sentence(failure, code);
		err.println("tradu: " + secrets.masked(sentence));
		if (failure instanceof Refused refused) {
			refused.waysOut().forEach((way) -> err.println("  " + secrets.masked(way)));
		}
		log(code, sentence, failure);
		if (code == ExitCode.UNEXPECTED_ERROR) {
			StringWriter trace = new StringWriter();
			failure.printStackTrace(new PrintWriter(trace));
			secrets.masked(trace.toString()).lines().forEach((line) -> err.println("  " + line.replace("\t", "    ")));
		}
		err.flush();
		return code.code();
	}

	// Spring would call a refusal a defect, and is not asked.
	// Before logging has begun a line would go to the terminal.
	private static void log(ExitCode code, String sentence, Throwable failure) {
		if (known() == null) {
			return;
		}
		if (code == ExitCode.FAILED || code == ExitCode.UNEXPECTED_ERROR) {
			logger.error("The command failed", failure);
		}
		else {
			logger.debug("The command ends with {}: {}", code, sentence);
		}
	}

	// Those of the application, if it came as far as to know them.
	private static ConfigurableEnvironment settings() {
		ConfigurableEnvironment known = known();
		return (known != null) ? known : new StandardEnvironment();
	}

	private static @Nullable ConfigurableEnvironment known() {
		Object known = (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback)
				? logback.getObject(Environment.class.getName()) : null;
		return (known instanceof ConfigurableEnvironment settings) ? settings : null;
	}

	/** Returns what the process ends with after a failure. */
	static ExitCode code(Throwable failure) {
		if (failure instanceof NothingToDo) {
			return ExitCode.NOTHING_TO_DO;
		}
		if (failure instanceof DecisionNeeded) {
			return ExitCode.NEEDS_DECISION;
		}
		if (failure instanceof Refused || failure instanceof LeaseLost || failure instanceof ForeignDatabaseException) {
			return ExitCode.REFUSED;
		}
		if (failure instanceof WrongUsage || wrongSetting(failure).isPresent()) {
			return ExitCode.WRONG_USAGE;
		}
		Optional<PreflightException> surroundings = preflight(failure);
		if (surroundings.isPresent()) {
			return code(surroundings.get().consequence());
		}
		FailureCategory category = FailureReport.of(failure).category();
		boolean unexpected = category == FailureCategory.LOGIC && !isError(failure);
		return unexpected ? ExitCode.UNEXPECTED_ERROR : ExitCode.FAILED;
	}

	// Of Java itself, whoever has wrapped it.
	private static boolean isError(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(Error.class::isInstance);
	}

	private static Optional<PreflightException> preflight(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
			.filter(PreflightException.class::isInstance)
			.map(PreflightException.class::cast)
			.findFirst();
	}

	/** Returns what the process ends with where the surroundings stop a night. */
	static ExitCode code(Consequence consequence) {
		return switch (consequence) {
			case WARNING -> ExitCode.COMPLETED;
			case FAILURE -> ExitCode.FAILED;
			case REFUSAL -> ExitCode.REFUSED;
			case WRONG_SETTING -> ExitCode.WRONG_USAGE;
		};
	}

	/** Returns what is said of a failure. */
	static String sentence(Throwable failure, ExitCode code) {
		return switch (code) {
			case NOTHING_TO_DO, NEEDS_DECISION -> String.valueOf(failure.getMessage());
			case REFUSED ->
				"refused: " + preflight(failure).<Throwable>map((found) -> found).orElse(failure).getMessage();
			case WRONG_USAGE -> wrongSetting(failure).or(() -> preflight(failure).map(Throwable::getMessage))
				.orElse(String.valueOf(failure.getMessage()));
			case FAILED -> {
				FailureReport report = FailureReport.of(failure);
				yield report.category().tag() + ": " + report.sentence();
			}
			default -> "unexpected error: " + FailureReport.of(failure).sentence();
		};
	}

	private static Optional<String> wrongSetting(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof InvalidFeeds || cause instanceof EnvironmentMisfit) {
				return Optional.of(String.valueOf(cause.getMessage()));
			}
		}
		return WrongSetting.in(failure, settings());
	}

}
