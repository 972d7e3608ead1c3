package io.tradu.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu runs}. */
@Command(name = "runs", mixinStandardHelpOptions = true, description = "Lists what ran, newest first.")
class RunsCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--json", description = "print JSON for scripts")
	private boolean json;

	@Option(names = "--limit", paramLabel = "N", defaultValue = "20",
			description = "list so many at most (default: ${DEFAULT-VALUE})")
	private int limit;

	@Override
	public Integer call() {
		PrintWriter out = this.spec.commandLine().getOut();
		try {
			Application.look((context) -> print(context, out));
		}
		catch (NothingHasRun ex) {
			out.println(this.json ? "[]" : ex.getMessage());
			out.flush();
		}
		return ExitCode.COMPLETED.code();
	}

	private void print(ConfigurableApplicationContext context, PrintWriter out) {
		List<Run> runs = context.getBean(RunList.class).newest(this.limit);
		if (this.json) {
			new Listing(context, out).json(runs);
		}
		else {
			out.println("  RUN  NIGHT          STATUS      STARTED              TOOK");
			runs.forEach((run) -> out.println(line(run)));
			out.flush();
		}
	}

	private static String line(Run run) {
		String took = (run.started() != null && run.ended() != null)
				? Numbers.duration(Duration.between(run.started(), run.ended())) : "";
		String started = (run.started() != null) ? run.started().toString().substring(0, 19).replace('T', ' ') : "";
		return "%5d  %-13s  %-10s  %-19s  %s".formatted(run.id(), run.nightLabel(), run.status(), started, took);
	}

}
