package io.tradu.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.launch.JobRuns;
import io.tradu.batch.task.Task;
import io.tradu.batch.task.Tasks;
import io.tradu.command.TraduCommand;
import io.tradu.document.LineFolders;
import io.tradu.document.Night;
import io.tradu.explain.UnfinishedRun;
import io.tradu.explain.UnfinishedRuns;
import io.tradu.nightly.LaunchedFor;
import io.tradu.nightly.NightAccounts;
import io.tradu.nightly.NightObserver;
import io.tradu.nightly.NightProgress;
import io.tradu.nightly.NightRun;
import io.tradu.nightly.NightRunner;
import io.tradu.nightly.NightSequences;
import io.tradu.nightly.NothingToDo;
import io.tradu.nightly.Progress;
import io.tradu.nightly.Refused;
import io.tradu.report.ReportWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs a night in front of a person: progress while it runs, the summary at its end. */
class NightConsole {

	private static final Logger logger = LoggerFactory.getLogger(NightConsole.class);

	private final TerminalWriter out;

	private final boolean terminal;

	private final Function<LocalDate, TraduCommand> sameNight;

	/**
	 * Creates a console.
	 * @param sameNight returns the command that continues the night of a date
	 */
	NightConsole(PrintWriter out, Function<LocalDate, TraduCommand> sameNight) {
		this(out, Boolean.getBoolean("tradu.terminal"), sameNight);
	}

	NightConsole(PrintWriter out, boolean terminal, Function<LocalDate, TraduCommand> sameNight) {
		this.out = TerminalWriter.over(out);
		this.terminal = terminal;
		this.sameNight = sameNight;
	}

	/** Returns the command that runs the night of a date with the usual folders. */
	static TraduCommand run(LocalDate businessDate) {
		return TraduCommand.of("run", NightRunner.JOB, "--date", businessDate);
	}

	/**
	 * Runs a night and returns the exit code.
	 * @param businessDate its date; today where it is empty
	 */
	ExitCode run(Application application, Optional<LocalDate> businessDate, boolean again, Act act) {
		return run(application, businessDate, again, null, act);
	}

	/**
	 * As {@link #run(Application, Optional, boolean, Act)}.
	 * @param sequence the sequence that is meant; null for the one the night has come to
	 */
	ExitCode run(Application application, Optional<LocalDate> businessDate, boolean again, @Nullable Long sequence,
			Act act) {
		try (application) {
			ConfigurableApplicationContext context = application.startOwner();
			JobRuns runs = context.getBean(JobRuns.class);
			Act end = endOfProcess(act);
			Shutdown.onSignal(() -> runs.interrupt(end));
			LocalDate date = businessDate.orElseGet(() -> LocalDate.now(context.getBean(Clock.class)));
			return launched(context, date, again, sequence, act);
		}
	}

	// A person who ends the process wants the night to stop; whatever ends one that the
	// server has launched, wants the machine, and the night goes on later.
	private static Act endOfProcess(Act act) {
		String why = "its process was told to end (Ctrl-C, kill)";
		return act.actor().equals(AuditLog.SERVER) ? Act.ofLine(why) : new Act(act.actor(), why);
	}

	// Whoever launched this process is told how it ended, also if it came to no run.
	private ExitCode launched(ConfigurableApplicationContext context, LocalDate date, boolean again,
			@Nullable Long sequence, Act act) {
		Task task = context.getBean(Tasks.class).takeUp(arguments(date, sequence));
		try {
			boolean next = again || (sequence != null && context.getBean(NightSequences.class).isNext(date, sequence));
			return run(context, date, next, context.getBean(LaunchedFor.class).act(act));
		}
		catch (RuntimeException ex) {
			ExitCode code = FailureMessages.code(ex);
			if (ex instanceof NothingToDo) {
				context.getBean(LaunchedFor.class).nothingToDo(String.valueOf(ex.getMessage()));
			}
			task.ends(code.code(), FailureMessages.sentence(ex, code));
			throw ex;
		}
	}

	private static List<String> arguments(LocalDate date, @Nullable Long sequence) {
		List<String> arguments = new ArrayList<>(List.of(Night.DATE_PARAMETER + "=" + date));
		if (sequence != null) {
			arguments.add(Night.SEQUENCE_PARAMETER + "=" + sequence + "," + Long.class.getName());
		}
		return arguments;
	}

	/** Runs a night in an application that has started, and returns the exit code. */
	ExitCode run(ConfigurableApplicationContext context, LocalDate date, boolean again, Act act) {
		NightRun run = watched(context, date, again, act);
		boolean completed = run.status() == BatchStatus.COMPLETED;
		NightSummary summary = new NightSummary(this.out, context.getBean(LineFolders.class));
		unfinished(context, run).forEach(summary::print);
		summary.print(run, context.getBean(NightAccounts.class).of(run.night(), completed),
				context.getBean(ReportWriter.class).outcome(run.night()));
		return exitCode(run);
	}

	// The night is at its end, whatever is to be said of others.
	private static List<UnfinishedRun> unfinished(ConfigurableApplicationContext context, NightRun run) {
		try {
			return context.getBean(UnfinishedRuns.class)
				.find()
				.stream()
				.filter((other) -> !other.subject().equals("night " + run.night().label()))
				.toList();
		}
		catch (RuntimeException ex) {
			logger.warn("Which other nights are unfinished is not known: {}", FailureReport.of(ex).sentence());
			return List.of();
		}
	}

	private NightRun watched(ConfigurableApplicationContext context, LocalDate date, boolean again, Act act) {
		AtomicReference<Night> running = new AtomicReference<>();
		try (ProgressPrinter progress = new ProgressPrinter(this.out, this.terminal,
				() -> progress(context, running.get()))) {
			return context.getBean(NightRunner.class).run(date, again, act, new NightObserver() {

				@Override
				public void begins(Night night) {
					running.set(night);
					NightConsole.this.out.println("night " + night.label() + " runs");
					NightConsole.this.out.flush();
					progress.start();
				}

				@Override
				public void notices(String sentence) {
					NightConsole.this.out.println("  note: " + sentence);
					NightConsole.this.out.flush();
				}

			});
		}
		catch (RuntimeException ex) {
			// The job could not even record its own failure, so there is no run to name.
			if (running.get() != null && !(ex instanceof Refused)) {
				this.out.println("  go on with: " + this.sameNight.apply(date) + ", once what failed is repaired");
				this.out.flush();
			}
			throw ex;
		}
	}

	private static Optional<Progress> progress(ConfigurableApplicationContext context, Night night) {
		return context.getBean(JobRuns.class)
			.last(NightRunner.JOB, night.parameters())
			.map((execution) -> context.getBean(NightProgress.class).of(night, execution.getId()));
	}

	private static ExitCode exitCode(NightRun run) {
		return switch (run.status()) {
			case COMPLETED -> ExitCode.COMPLETED;
			case STOPPED, STOPPING -> ExitCode.STOPPED;
			default -> run.decision().isPresent() ? ExitCode.NEEDS_DECISION : ExitCode.FAILED;
		};
	}

}
