package io.tradu.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import io.tradu.batch.audit.Act;
import io.tradu.command.Installation;
import io.tradu.command.TraduCommand;
import io.tradu.environment.EnvironmentFolders;
import io.tradu.nightly.Refused;
import io.tradu.rollout.DataFlowClient;
import io.tradu.rollout.Deployment;
import io.tradu.rollout.ReleaseHold;
import io.tradu.rollout.ReleaseProcess;
import io.tradu.rollout.ReleaseUse;
import io.tradu.rollout.Releases;
import io.tradu.rollout.Releases.Release;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradu env apply}. */
@Command(name = "apply",
		description = "Makes an environment's Data Flow server what its dataflow.yml declares: application versions, task "
				+ "definitions, stream. What is not declared there stays as it is.")
class ApplyEnvironmentCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	private static final String PROTECTED = "production";

	@Mixin
	private Reason reason;

	// Not the standard help: that brings a --version of its own.
	@Option(names = { "-h", "--help" }, usageHelp = true, description = "show this help and end")
	private boolean help;

	@Parameters(paramLabel = "ENVIRONMENT", description = "development, staging or production")
	private String environment;

	@Option(names = "--version", paramLabel = "VERSION",
			description = "which version of the applications, of those that are kept (default: what was built last, "
					+ "which is kept with that)")
	private String version;

	@Option(names = "--jar", paramLabel = "FILE", description = "keep this jar and take its version")
	private Path jar;

	@Option(names = "--dry-run", description = "print what would be done, and change nothing")
	private boolean dryRun;

	@Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "420",
			description = "wait so long for the stream (default: ${DEFAULT-VALUE})")
	private int timeout;

	@Option(names = "--json", description = "print JSON for scripts")
	private boolean json;

	@Override
	public Integer call() {
		if (this.version != null && this.jar != null) {
			throw new WrongUsage("--version and --jar exclude each other");
		}
		Path root = Installation.root();
		EnvironmentFolders.of(root).require(this.environment);
		DataFlowClient client = DataFlowClient.of(root, this.environment);
		Releases releases = Releases.of(root);
		Release release = release(releases);
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.dryRun) {
			return run(client, release, out::println, "--dry-run");
		}
		promotedOnly(client, release);
		List<String> plan = new ArrayList<>();
		int planned = run(client, release, plan::add, "--dry-run");
		if (planned != 0) {
			plan.forEach(out::println);
			out.flush();
			if (planned == DataFlowClient.NOTHING_TO_DO) {
				rollout(this.reason.given()).tidyFirst(this.timeout);
			}
			return planned;
		}
		if (!this.json) {
			out.println("plan:");
			plan.stream().filter((line) -> line.startsWith("  ")).forEach(out::println);
			out.flush();
		}
		keep(release, releases);
		ReleaseHold hold = new ReleaseUse(releases).begin(release, this.environment);
		try {
			EnvironmentDatabase database = new EnvironmentDatabase(this.environment);
			if (database.lacksTables()) {
				new ReleaseProcess(release, this.environment, root).makeTables();
			}
			return apply(client, release, database);
		}
		finally {
			hold.close();
		}
	}

	// Or the gates of a promotion could be walked around.
	private void promotedOnly(DataFlowClient client, Release release) {
		if (this.environment.equals(PROTECTED)) {
			new Deployment(client, this.timeout).other(release).ifPresent((deployed) -> {
				throw new Refused(
						PROTECTED + " has " + deployed + "; version " + release.version() + " is deployed there with: "
								+ TraduCommand.of("promote", "--version", release.version(), "--to", PROTECTED)
								+ "; what is deployed is applied again with --version");
			});
		}
	}

	// The intent first: what is done to an environment stands in its audit log also if
	// this process is killed in between.
	private int apply(DataFlowClient client, Release release, EnvironmentDatabase database) {
		PrintWriter out = this.spec.commandLine().getOut();
		Act act = this.reason.given();
		database.record(act, "env apply", "begins to apply version " + release.version());
		List<String> done = new ArrayList<>();
		int code = run(client, release, (line) -> {
			done.add(line.strip());
			out.println(line);
			out.flush();
		});
		// Somebody else may have been quicker.
		boolean applied = code == 0 || code == DataFlowClient.NOTHING_TO_DO;
		database.record(act, "env apply", (applied ? "applied version " : "failed to apply version ")
				+ release.version() + ": " + String.join("; ", done));
		if (applied) {
			rollout(act).tidy(this.timeout);
		}
		return code;
	}

	// Scripts read JSON, and nothing else, on standard output.
	private Rollout rollout(Act act) {
		return new Rollout(this.environment, act,
				this.json ? this.spec.commandLine().getErr() : this.spec.commandLine().getOut());
	}

	private int run(DataFlowClient client, Release release, Consumer<String> listener, String... more) {
		List<String> arguments = new ArrayList<>(
				List.of("--release", release.jar().toString(), "--timeout", String.valueOf(this.timeout)));
		arguments.addAll(List.of(more));
		if (this.json) {
			arguments.add("--json");
		}
		int code = client.run(listener, "apply", arguments.toArray(String[]::new));
		this.spec.commandLine().getOut().flush();
		return code;
	}

	private Release release(Releases releases) {
		return (this.version != null) ? releases.find(this.version) : releases.named(source(releases));
	}

	private Path source(Releases releases) {
		return (this.jar != null) ? this.jar : releases.built();
	}

	// Only when there is something to do with it.
	private void keep(Release planned, Releases releases) {
		if (this.version == null && !releases.keep(source(releases)).equals(planned)) {
			throw new Refused("it was built anew meanwhile: apply it again");
		}
	}

}
