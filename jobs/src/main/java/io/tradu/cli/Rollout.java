package io.tradu.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.tradu.batch.audit.Act;
import io.tradu.batch.task.TaskRecovery;
import io.tradu.command.Installation;
import io.tradu.environment.EnvironmentFolders;
import io.tradu.rollout.DataFlowClient;
import io.tradu.rollout.Deployment;
import io.tradu.rollout.Promotion;
import io.tradu.rollout.Promotion.RolloutLog;
import io.tradu.rollout.Readiness;
import io.tradu.rollout.ReleaseUse;
import io.tradu.rollout.Releases;
import io.tradu.rollout.Retention;
import io.tradu.rollout.RolloutProperties;

/** What promotion, rollback and application have in common. */
final class Rollout {

	private final Path root = Installation.root();

	private final String environment;

	private final PrintWriter out;

	private final Act act;

	Rollout(String environment, Act act, PrintWriter out) {
		EnvironmentFolders.of(this.root).require(environment);
		this.environment = environment;
		this.act = act;
		this.out = out;
	}

	Path root() {
		return this.root;
	}

	Releases releases() {
		return Releases.of(this.root);
	}

	/** As {@link #tidy}, where nobody has written down yet what the environment needs. */
	void tidyFirst(int timeoutSeconds) {
		if (!releases().versions().isEmpty() && !new ReleaseUse(releases()).isKnown(this.environment)) {
			tidy(timeoutSeconds);
		}
	}

	/**
	 * Removes the releases that nothing needs any more, and records which. What was to be
	 * done is done by then, and stays so if this fails.
	 */
	void tidy(int timeoutSeconds) {
		try {
			EnvironmentDatabase database = new EnvironmentDatabase(this.environment);
			int kept = database.ask((context) -> context.getBean(RolloutProperties.class).keptReleases());
			List<String> said = new ArrayList<>();
			new Retention(releases(), kept, this.root).afterChange(this.environment, deployment(timeoutSeconds),
					(line) -> {
						said.add(line);
						say(line);
					});
			if (!said.isEmpty()) {
				database.record(this.act, "releases", String.join("; ", said));
			}
		}
		catch (RuntimeException ex) {
			say("it is not known which releases are not needed any more: " + ex.getMessage());
		}
	}

	private void say(String line) {
		this.out.println("  " + line.strip());
		this.out.flush();
	}

	private Deployment deployment(int timeoutSeconds) {
		return new Deployment(DataFlowClient.of(this.root, this.environment), timeoutSeconds);
	}

	Promotion promotion(int timeoutSeconds) {
		return new Promotion(deployment(timeoutSeconds), releases(),
				new Readiness(Duration.ofSeconds(timeoutSeconds), Clock.systemDefaultZone()), log());
	}

	private RolloutLog log() {
		EnvironmentDatabase database = new EnvironmentDatabase(this.environment);
		return new RolloutLog() {

			@Override
			public void say(String line) {
				Rollout.this.say(line);
			}

			@Override
			public void record(String action, String detail) {
				say(detail);
				database.record(Rollout.this.act, action, detail);
			}

			@Override
			public void died(String task) {
				database.ask((context) -> {
					context.getBean(TaskRecovery.class)
						.giveUp(Rollout.this.act, task, "it died without saying how it ended");
					return true;
				});
			}

		};
	}

}
