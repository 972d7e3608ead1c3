package io.tradu.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.tradu.batch.audit.Act;
import io.tradu.batch.launch.JobRuns;
import io.tradu.document.LineFolders;
import io.tradu.nightly.NightAccounts;
import io.tradu.nightly.Reopening;
import io.tradu.replay.ItemState;
import io.tradu.replay.Letter;
import io.tradu.replay.LetterChoice;
import io.tradu.replay.LetterFilter;
import io.tradu.replay.Letters;
import io.tradu.replay.ReplayReport;
import io.tradu.replay.ReplayRequest;
import io.tradu.replay.ReplayRunner;
import io.tradu.replay.WrongEdit;
import io.tradu.report.ReportWriter;

import org.springframework.batch.core.BatchStatus;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs a replay in front of a person. */
class ReplayConsole {

	private final PrintWriter out;

	ReplayConsole(PrintWriter out) {
		this.out = out;
	}

	/** Replays letters and returns the exit code. */
	ExitCode replay(LetterChoice choice, ReplayRequest request) {
		return run(at(choice), (runner) -> runner.replay(choice, request));
	}

	/** Goes on with a replay and returns the exit code. */
	ExitCode goOn(Application application, long replay, Act act) {
		return run(application, (runner) -> runner.goOn(replay, act));
	}

	/**
	 * Returns the application with the folders and feeds that the letters' night was
	 * begun with.
	 */
	static Application at(LetterChoice choice) {
		Application application = new Application();
		try {
			Application.look((context) -> places(context, choice)
				.ifPresent((places) -> application.with("tradu.folders.inbox", places.get("inbox"))
					.with("tradu.folders.outbox", places.get("outbox"))
					.with("tradu.feeds-file", places.get("feeds-file"))));
		}
		catch (NothingHasRun ex) {
			throw new WrongUsage("there is no dead letter: " + ex.getMessage());
		}
		return application;
	}

	private static Optional<Map<String, String>> places(ConfigurableApplicationContext context, LetterChoice choice) {
		LetterFilter filter = choice.filter();
		Letters letters = context.getBean(Letters.class);
		List<Letter> meant = (filter != null) ? letters.find(filter, 1) : letters.find(choice.ids());
		return meant.stream().findFirst().map((letter) -> context.getBean(Reopening.class).places(letter.document()));
	}

	private ExitCode run(Application application, Function<ReplayRunner, ReplayReport> work) {
		try (application) {
			ConfigurableApplicationContext context = application.startOwner();
			Shutdown.onSignal(context.getBean(JobRuns.class)::stop);
			ReplayReport report = work.apply(context.getBean(ReplayRunner.class));
			report.nights()
				.stream()
				.map(context.getBean(ReportWriter.class)::outcome)
				.flatMap(Optional::stream)
				.forEach((outcome) -> this.out.println("  " + outcome.inWords()));
			new ReplaySummary(this.out, context.getBean(LineFolders.class)).print(report,
					report.nights()
						.stream()
						.map((night) -> context.getBean(NightAccounts.class).of(night, true))
						.toList());
			return exitCode(report);
		}
		catch (WrongEdit ex) {
			throw new WrongUsage(String.valueOf(ex.getMessage()));
		}
	}

	private static ExitCode exitCode(ReplayReport report) {
		if (report.status() == BatchStatus.STOPPED || report.status() == BatchStatus.STOPPING) {
			return ExitCode.STOPPED;
		}
		boolean delivered = report.status() == BatchStatus.COMPLETED && report.count(ItemState.FAILED) == 0;
		return delivered ? ExitCode.COMPLETED : ExitCode.FAILED;
	}

}
