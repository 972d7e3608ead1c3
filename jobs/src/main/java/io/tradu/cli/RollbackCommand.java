package io.tradu.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import io.tradu.batch.audit.Act;
import io.tradu.rollout.DeploymentFailed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tradu rollback}. */
@Command(name = "rollback", mixinStandardHelpOptions = true,
		description = "Brings the version before back to an environment.")
class RollbackCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private Reason reason;

	@Option(names = "--in", required = true, paramLabel = "ENVIRONMENT",
			description = "development, staging or production")
	private String environment;

	@Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "420",
			description = "wait so long for the stream (default: ${DEFAULT-VALUE})")
	private int timeout;

	@Override
	public Integer call() {
		Act act = this.reason.required();
		PrintWriter out = this.spec.commandLine().getOut();
		try {
			String version = new Rollout(this.environment, act, out).promotion(this.timeout).rollback();
			out.println("version " + version + " serves in " + this.environment + " again");
			out.flush();
			return ExitCode.COMPLETED.code();
		}
		catch (DeploymentFailed ex) {
			this.spec.commandLine().getErr().println("tradu: failed: " + ex.getMessage());
			return ExitCode.FAILED.code();
		}
	}

}
