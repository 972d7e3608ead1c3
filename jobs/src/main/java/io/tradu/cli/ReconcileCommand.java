package io.tradu.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.tradu.nightly.NothingToDo;
import io.tradu.truth.Findings;
import io.tradu.truth.Scope;
import io.tradu.truth.Truths;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu reconcile}. */
@Command(name = "reconcile", mixinStandardHelpOptions = true,
		description = "Compares everything that is known of the nights: runs, documents, blocks, dead letters, ledger "
				+ "and files. Names every disagreement, and mends what is safe if asked to.")
class ReconcileCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "look at this business date (default: all)")
	private LocalDate date;

	@Option(names = "--repair", description = "mend what can be mended without a choice, then compare again")
	private boolean repair;

	@Option(names = "--reason", paramLabel = "TEXT", description = "why it is repaired; kept in the audit log")
	private String reason;

	@Option(names = "--deep",
			description = "make every deliverable once more from its source and the stored translations, and compare")
	private boolean deep;

	@Option(names = "--outbox", paramLabel = "DIR", description = "where the nights delivered to")
	private Path outbox;

	@Option(names = "--feeds", paramLabel = "FILE", description = "the feeds the nights were run with")
	private Path feeds;

	@Option(names = "--json", description = "print JSON for scripts")
	private boolean json;

	@Override
	public Integer call() {
		if (this.repair != (this.reason != null && !this.reason.isBlank())) {
			throw new ParameterException(this.spec.commandLine(),
					this.repair ? "--repair needs --reason TEXT: it is kept in the audit log"
							: "--reason goes with --repair, and has to say something");
		}
		try {
			return exitCode(this.repair ? repair() : compare()).code();
		}
		catch (NothingToDo ex) {
			if (this.json) {
				Listing.json(List.of(), this.spec.commandLine().getOut());
			}
			throw ex;
		}
	}

	private static ExitCode exitCode(Findings findings) {
		if (!findings.agree() || !findings.unjudged().isEmpty()) {
			return ExitCode.NEEDS_DECISION;
		}
		// A process works on all there is: nothing was proven.
		return findings.judged().isEmpty() ? ExitCode.REFUSED : ExitCode.COMPLETED;
	}

	private Findings compare() {
		Look look = new Look();
		try {
			Application.look(this::application, look::take);
		}
		catch (NothingHasRun ex) {
			throw new NothingToDo(String.valueOf(ex.getMessage()));
		}
		return look.findings();
	}

	private Findings repair() {
		try (Application application = application()) {
			ConfigurableApplicationContext context = application.startOwner();
			Truths.Repairs repairs = context.getBean(Truths.class).repair(scope(), this.reason);
			print(context, repairs);
			return repairs.findings();
		}
	}

	private Scope scope() {
		return new Scope(Optional.ofNullable(this.date), this.deep);
	}

	private Application application() {
		return new Application().with("tradu.folders.outbox", this.outbox).with("tradu.feeds-file", this.feeds);
	}

	private void print(ConfigurableApplicationContext context, Truths.Repairs repairs) {
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.json) {
			new Listing(context, out).json(FindingsPrinter.entries(repairs));
		}
		else {
			new FindingsPrinter(out).print(repairs, this.repair);
		}
	}

	private final class Look {

		private @Nullable Findings found;

		void take(ConfigurableApplicationContext context) {
			this.found = context.getBean(Truths.class).compare(scope());
			print(context, new Truths.Repairs(List.of(), this.found));
		}

		Findings findings() {
			return Objects.requireNonNull(this.found);
		}

	}

}
