package io.tradu.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;

import io.tradu.explain.Explanation;
import io.tradu.explain.Explanations;
import io.tradu.nightly.RunList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu explain}. */
@Command(name = "explain", mixinStandardHelpOptions = true,
		description = "Says why a run is no further, what a restart would skip and redo, what has changed since the last "
				+ "good night, and what to type.")
class ExplainCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private RunName run;

	@Option(names = "--json", description = "print JSON for scripts")
	private boolean json;

	@Override
	public Integer call() {
		try {
			Application.look(this::explain);
		}
		catch (NothingHasRun ex) {
			throw this.run.unknown(String.valueOf(ex.getMessage()));
		}
		return ExitCode.COMPLETED.code();
	}

	private void explain(ConfigurableApplicationContext context) {
		PrintWriter out = this.spec.commandLine().getOut();
		Explanation explanation = context.getBean(Explanations.class).of(this.run.in(context.getBean(RunList.class)));
		if (this.json) {
			new Listing(context, out).json(explanation);
		}
		else {
			new ExplanationPrinter(out, context.getBean(Clock.class)).print(explanation);
		}
	}

}
