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
import io.tradu.document.LineFolders;
import io.tradu.explain.Explanations;
import io.tradu.explain.UnfinishedRuns;
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
		NightRecovery recovery = context.getBean(NightRecovery.class);
		Long id = (this.run != null) ? RunName.find(this.run, context.getBean(RunList.class)).id() : null;
		if (id != null && this.settle != null) {
			print(List.of(recovery.settle(id, act)), context);
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
		print(recovered, context);
		recovery.undecided().forEach((decision) -> {
			out.println(decision.getMessage());
			this.undecided = true;
		});
		if (id == null) {
			printOthers(recovered, context);
		}
		out.flush();
		if (recovered.isEmpty() && tasks.isEmpty() && dead.isEmpty() && !this.undecided) {
			throw new NothingToDo("nothing to recover: "
					+ ((this.run != null) ? "run " + this.run + " is not left open" : "no run is left open"));
		}
	}

	private void print(List<RecoveredRun> recovered, ConfigurableApplicationContext context) {
		PrintWriter out = this.spec.commandLine().getOut();
		RunList runs = context.getBean(RunList.class);
		for (RecoveredRun right : recovered) {
			Run run = runs.find(Long.toString(right.id())).orElseThrow();
			out.println("run " + right.id() + " of " + run.subject() + " is recovered");
			right.changes()
				.forEach((change) -> out
					.println("  %-24s %s -> %s".formatted(change.what(), change.before(), change.after())));
			runs.night(run)
				.flatMap(context.getBean(ReportWriter.class)::outcome)
				.ifPresent((outcome) -> out.println("  " + outcome.inWords()));
			context.getBean(Explanations.class).actions(run).forEach((action) -> out.println("  " + action));
		}
		out.flush();
	}

	// Those that were told of already, and those that wait for a decision, are left out.
	private void printOthers(List<RecoveredRun> recovered, ConfigurableApplicationContext context) {
		NightSummary summary = new NightSummary(this.spec.commandLine().getOut(), context.getBean(LineFolders.class));
		context.getBean(UnfinishedRuns.class)
			.find()
			.stream()
			.filter((other) -> recovered.stream().noneMatch((told) -> told.id() == other.run()))
			.filter((other) -> !other.state().equals("UNKNOWN"))
			.forEach(summary::print);
	}

	/** How a run whose outcome is unknown is decided to have ended. */
	enum Settlement {

		/** Its last commit may or may not have taken effect: the next run finds out. */
		FAILED

	}

}
