package io.tradu.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.tradu.command.TraduCommand;
import io.tradu.nightly.NightRunner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradu run nightly}. */
@Command(name = "run", mixinStandardHelpOptions = true,
		description = "Runs the line for a business date. A night that failed goes on where it stopped; one that is "
				+ "finished is refused.")
class RunCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "JOB", description = "the job to run: nightly")
	private String job;

	@Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "business date (default: today)")
	private LocalDate date;

	@Option(names = "--inbox", paramLabel = "DIR", description = "where the documents lie, a folder for each feed")
	private Path inbox;

	@Option(names = "--outbox", paramLabel = "DIR", description = "where to deliver")
	private Path outbox;

	@Option(names = "--feeds", paramLabel = "FILE",
			description = "the feeds (default: TRADU_FEEDS, or feeds.yml of " + "the environment)")
	private Path feeds;

	@Option(names = "--again",
			description = "begin the next sequence of a finished night, for documents that came late")
	private boolean again;

	@Option(names = "--sequence", paramLabel = "N", hidden = true,
			description = "the sequence that is meant, as the Data Flow server hands it over")
	private Long sequence;

	@Mixin
	private Reason reason;

	@Override
	public Integer call() {
		if (!this.job.equals(NightRunner.JOB)) {
			throw new ParameterException(this.spec.commandLine(),
					"there is no job '" + this.job + "'; the one job is " + NightRunner.JOB);
		}
		if (this.inbox != null && !this.inbox.toFile().isDirectory()) {
			throw new ParameterException(this.spec.commandLine(), "--inbox: " + this.inbox + " is no folder");
		}
		Application application = new Application().with("tradu.folders.inbox", this.inbox)
			.with("tradu.folders.outbox", this.outbox)
			.with("tradu.feeds-file", this.feeds);
		return new NightConsole(this.spec.commandLine().getOut(), this::sameNight)
			.run(application, Optional.ofNullable(this.date), this.again, this.sequence, this.reason.given())
			.code();
	}

	private TraduCommand sameNight(LocalDate businessDate) {
		return with("--feeds", this.feeds,
				with("--outbox", this.outbox, with("--inbox", this.inbox, NightConsole.run(businessDate))));
	}

	private static TraduCommand with(String option, @Nullable Path value, TraduCommand command) {
		return (value != null) ? command.with(option, value.toAbsolutePath()) : command;
	}

}
