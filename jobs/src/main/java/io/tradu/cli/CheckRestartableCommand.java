package io.tradu.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

import io.tradu.rollout.RestartableRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code tradu check-restartable}, which a promotion asks of the version that is to come.
 */
@Command(name = "check-restartable", hidden = true, mixinStandardHelpOptions = true,
		description = "Says which failed or stopped runs this software could not go on with.")
class CheckRestartableCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() {
		PrintWriter out = this.spec.commandLine().getOut();
		try (Application application = new Application()) {
			List<String> findings = application.startVisitor().getBean(RestartableRuns.class).findings();
			findings.forEach(out::println);
			out.flush();
			return (findings.isEmpty() ? ExitCode.COMPLETED : ExitCode.REFUSED).code();
		}
		catch (NothingHasRun ex) {
			return ExitCode.COMPLETED.code();
		}
	}

}
