package io.tradu.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import io.tradu.command.TraduCommand;
import io.tradu.rollout.DeploymentFailed;
import io.tradu.rollout.GreenNights;
import io.tradu.rollout.NewSoftware;
import io.tradu.rollout.Promotion.Gate;
import io.tradu.rollout.ReleaseHold;
import io.tradu.rollout.ReleaseUse;
import io.tradu.rollout.Releases.Release;
import io.tradu.rollout.RolloutProperties;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tradu promote}. */
@Command(name = "promote",
		description = "Brings a version of the applications to an environment: gates, a canary night on golden documents, "
				+ "the stream's update; and the version before back if the new one does not come up.")
class PromoteCommand implements Callable<Integer> {

	private static final String PROVING_GROUND = "staging";

	private static final Set<String> TARGETS = Set.of(PROVING_GROUND, "production");

	@Spec
	private CommandSpec spec;

	@Mixin
	private Reason reason;

	// Not the standard help: that brings a --version of its own.
	@Option(names = { "-h", "--help" }, usageHelp = true, description = "show this help and end")
	private boolean help;

	@Option(names = "--version", required = true, paramLabel = "VERSION", description = "which version, of those kept")
	private String version;

	@Option(names = "--to", required = true, paramLabel = "ENVIRONMENT", description = "staging or production")
	private String environment;

	@Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "420",
			description = "wait so long for the canary, and for the stream (default: ${DEFAULT-VALUE})")
	private int timeout;

	@Override
	public Integer call() {
		if (!TARGETS.contains(this.environment)) {
			throw new WrongUsage("a version is promoted to staging or production, not to " + this.environment
					+ "; without gates it is deployed with: "
					+ TraduCommand.of("env", "apply", "ENVIRONMENT", "--version", this.version));
		}
		PrintWriter out = this.spec.commandLine().getOut();
		Rollout rollout = new Rollout(this.environment, this.reason.given(), out);
		Release release = rollout.releases().find(this.version);
		List<Gate> gates = new ArrayList<>();
		if (this.environment.equals("production")) {
			gates.add(new GreenGate(this.version, this.environment));
		}
		gates.add(new RestGate(this.environment));
		gates.add(new NewSoftware(release, this.environment, rollout.root().toAbsolutePath()));
		ReleaseHold hold = new ReleaseUse(rollout.releases()).begin(release, this.environment);
		try {
			rollout.promotion(this.timeout).promote(release, gates);
			rollout.tidy(this.timeout);
		}
		catch (DeploymentFailed ex) {
			this.spec.commandLine().getErr().println("tradu: failed: " + ex.getMessage());
			return ExitCode.FAILED.code();
		}
		finally {
			hold.close();
		}
		out.println("version " + this.version + " serves in " + this.environment);
		out.flush();
		return ExitCode.COMPLETED.code();
	}

	/** The nights that staging has to have had. */
	private record GreenGate(String version, String target) implements Gate {

		@Override
		public String name() {
			return "green nights in " + PROVING_GROUND;
		}

		@Override
		public List<String> lacking() {
			int wanted = new EnvironmentDatabase(this.target)
				.ask((context) -> context.getBean(RolloutProperties.class).greenNights());
			return new EnvironmentDatabase(PROVING_GROUND).ask((context) -> {
				List<String> green = context.getBean(GreenNights.class).of(this.version);
				return (green.size() >= wanted) ? List.<String>of()
						: List.of("version " + this.version + " has to be green in " + PROVING_GROUND + " for "
								+ Numbers.counted(wanted, "night") + ", but was for " + green.size()
								+ (green.isEmpty() ? "" : " (" + String.join(", ", green) + ")"));
			});
		}

	}

	/** No night runs in the environment. */
	private record RestGate(String environment) implements Gate {

		@Override
		public String name() {
			return "no night runs in " + this.environment;
		}

		@Override
		public List<String> lacking() {
			return new EnvironmentDatabase(this.environment).ask((context) -> context.getBean(GreenNights.class)
				.running()
				.stream()
				.map((night) -> "night " + night + " runs in " + this.environment
						+ "; promote again when it has ended (" + TraduCommand.of("recover")
						+ " settles one whose process died)")
				.toList());
		}

	}

}
