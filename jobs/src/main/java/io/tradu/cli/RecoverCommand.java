package io.tradu.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.tradu.batch.audit.Act;
import io.tradu.batch.lease.Instance;
import io.tradu.batch.recovery.Change;
import io.tradu.batch.task.TaskRecovery;
import io.tradu.command.TraduCommand;
import io.tradu.nightly.NightRecovery;
import io.tradu.nightly.NothingToDo;
import io.tradu.nightly.RecoveredRun;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import io.tradu.report.ReportWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu recover}. */
@Command(name = "recover", mixinStandardHelpOptions = true,
		description = "Puts runs right whose process has died: they count as failed, and what they had claimed is free "
				+ "again. A run that lives is refused.")
class RecoverCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "RUN", arity = "0..1", description = "one run only (default: all)")
	private @Nullable String run;

	@Option(names = "--settle", paramLabel = "failed",
			description = "decide how a run ended whose outcome is UNKNOWN; needs RUN and --reason")
	private @Nullable Settlement settle;

	@Mixin
	private Reason reason;

	private boolean undecided;

	@Override
	public Integer call() {
		if (this.settle != null && this.run == null) {
			throw new WrongUsage("--settle needs the run it is about: "
					+ TraduCommand.of("recover", "RUN", "--settle", "failed").withReason());
		}
		Act act = (this.settle != null) ? this.reason.required() : this.reason.given();
		try {
			Application.look((context) -> recover(context, act));
		}
		catch (NothingHasRun ex) {
			throw new NothingToDo("nothing to recover: " + ex.getMessage());
		}
		return (this.undecided ? ExitCode.NEEDS_DECISION : ExitCode.COMPLETED).code();
	}

	private void recover(ConfigurableApplicationContext context, Act act) {
		RunList runs = context.getBean(RunList.class);
		NightRecovery recovery = context.getBean(NightRecovery.class);
		Long id = (this.run != null) ? runs.find(this.run)
			.map(Run::id)
			.orElseThrow(() -> new WrongUsage(
					"there is no run '" + this.run + "'; " + TraduCommand.of("runs") + " lists them"))
				: null;
		if (id != null && this.settle != null) {
			print(List.of(recovery.settle(id, act)), runs, context.getBean(ReportWriter.class));
			return;
		}
		PrintWriter out = this.spec.commandLine().getOut();
		// Also while a night runs, which the rest must not disturb.
		List<Change> tasks = (id == null) ? context.getBean(TaskRecovery.class).settle(act) : List.of();
		tasks.forEach((task) -> out.println(task + ", for the Data Flow server"));
		out.flush();
		Optional<Instance> dead = recovery.deadProcess();
		List<RecoveredRun> recovered = recovery.recover(id, act);
		dead.ifPresent((process) -> out.println("process " + process.pid() + " on " + process.host() + " is dead"));
		print(recovered, runs, context.getBean(ReportWriter.class));
		recovery.undecided().forEach((decision) -> {
			out.println(decision.getMessage());
			this.undecided = true;
		});
		out.flush();
		if (recovered.isEmpty() && tasks.isEmpty() && dead.isEmpty() && !this.undecided) {
			throw new NothingToDo("nothing to recover: "
					+ ((this.run != null) ? "run " + this.run + " is not left open" : "no run is left open"));
		}
	}

	private void print(List<RecoveredRun> recovered, RunList runs, ReportWriter reports) {
		PrintWriter out = this.spec.commandLine().getOut();
		for (RecoveredRun right : recovered) {
			out.println("run " + right.id()
					+ runs.find(Long.toString(right.id())).map((found) -> " of " + found.subject()).orElse("")
					+ " is recovered");
			right.changes()
				.forEach((change) -> out
					.println("  %-24s %s -> %s".formatted(change.what(), change.before(), change.after())));
			runs.find(Long.toString(right.id()))
				.flatMap(runs::night)
				.flatMap(reports::outcome)
				.ifPresent((outcome) -> out.println("  " + outcome.inWords()));
			out.println("  go on with: " + TraduCommand.of("restart", right.id()));
		}
		out.flush();
	}

	/** How a run whose outcome is unknown is decided to have ended. */
	enum Settlement {

		/** Its last commit may or may not have taken effect: the next run finds out. */
		FAILED

	}

}
