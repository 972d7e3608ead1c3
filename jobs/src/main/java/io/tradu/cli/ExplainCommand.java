package io.tradu.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;

import io.tradu.command.TraduCommand;
import io.tradu.explain.Explanation;
import io.tradu.explain.Explanations;
import io.tradu.nightly.NothingToDo;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu explain}. */
@Command(name = "explain", mixinStandardHelpOptions = true,
		description = "Says why a run is no further, what a restart would skip and redo or what keeps it from being "
				+ "restarted, what has changed since the last good one, and what to type.")
class ExplainCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "RUN", arity = "0..1",
			description = "number of the run as tradu runs lists it, or its night (2026-11-20, 2026-11-20.2); "
					+ "default: the newest that is unfinished")
	private @Nullable String run;

	@Option(names = "--json", description = "print JSON for scripts")
	private boolean json;

	@Override
	public Integer call() {
		try {
			Application.look(this::explain);
		}
		catch (NothingHasRun ex) {
			if (this.run != null) {
				throw RunName.unknown(this.run, String.valueOf(ex.getMessage()));
			}
			throw nothing(String.valueOf(ex.getMessage()));
		}
		return ExitCode.COMPLETED.code();
	}

	private void explain(ConfigurableApplicationContext context) {
		PrintWriter out = this.spec.commandLine().getOut();
		Explanation explanation = context.getBean(Explanations.class).of(meant(context));
		if (this.json) {
			new Listing(context, out).json(explanation);
		}
		else {
			new ExplanationPrinter(out, context.getBean(Clock.class)).print(explanation);
		}
	}

	private Run meant(ConfigurableApplicationContext context) {
		if (this.run != null) {
			return RunName.find(this.run, context.getBean(RunList.class));
		}
		return context.getBean(Explanations.class)
			.newestUnfinished()
			.orElseThrow(() -> nothing("no run is unfinished; explain one of those that " + TraduCommand.of("runs")
					+ " lists, or see what keeps a night from beginning with " + TraduCommand.of("doctor")));
	}

	private NothingToDo nothing(String why) {
		if (this.json) {
			Listing.json(null, this.spec.commandLine().getOut());
		}
		return new NothingToDo("nothing to explain: " + why);
	}

}
