package io.tradu.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

import io.tradu.batch.failure.FailureReport;
import io.tradu.nightly.NothingToDo;
import io.tradu.report.NightFacts;
import io.tradu.report.NightReports;
import io.tradu.report.ReportedNights;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu report}. */
@Command(name = "report", mixinStandardHelpOptions = true,
		description = "Draws the report of a night anew, from the data as it is now, and says where it stands.")
class ReportCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--date", paramLabel = "YYYY-MM-DD",
			description = "business date of the night (default: the night that ran last)")
	private @Nullable LocalDate date;

	@Option(names = "--sequence", paramLabel = "N", description = "sequence of the date (default: its last)")
	private @Nullable Long sequence;

	@Option(names = "--open", description = "show it in the browser: that of BROWSER, or the desktop's own")
	private boolean open;

	@Option(names = "--json", description = "print the facts as JSON for scripts")
	private boolean json;

	@Override
	public Integer call() {
		if (this.sequence != null && this.date == null) {
			throw new WrongUsage("--sequence goes with --date");
		}
		AtomicReference<@Nullable Path> page = new AtomicReference<>();
		try {
			Application.look((context) -> page.set(draw(context)));
		}
		catch (NothingHasRun ex) {
			throw new NothingToDo(String.valueOf(ex.getMessage()));
		}
		Path drawn = page.get();
		if (this.open && drawn != null) {
			new Browser(System.getenv()).open(drawn).ifPresent((failure) -> warn("--open: " + failure));
		}
		return ExitCode.COMPLETED.code();
	}

	private @Nullable Path draw(ConfigurableApplicationContext context) {
		NightReports reports = context.getBean(NightReports.class);
		NightFacts facts = reports.facts(context.getBean(ReportedNights.class).find(this.date, this.sequence));
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.json) {
			// They are what was asked for, whatever becomes of the files.
			new Listing(context, out).json(facts);
			return writeOrWarn(reports, facts);
		}
		Path page = write(reports, facts);
		if (facts.night().running()) {
			out.println("night " + facts.night().label() + " still runs; this is how it stands now");
		}
		out.println(page);
		out.flush();
		return page;
	}

	private @Nullable Path writeOrWarn(NightReports reports, NightFacts facts) {
		try {
			return reports.write(facts);
		}
		catch (IOException ex) {
			warn("the report cannot be written: " + FailureReport.of(ex).sentence());
			return null;
		}
	}

	private static Path write(NightReports reports, NightFacts facts) {
		try {
			return reports.write(facts);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the report cannot be written", ex);
		}
	}

	private void warn(String sentence) {
		PrintWriter err = this.spec.commandLine().getErr();
		err.println("tradu: " + sentence);
		err.flush();
	}

}
