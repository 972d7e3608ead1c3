package io.tradu.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import io.tradu.batch.audit.Act;
import io.tradu.environment.EnvironmentFolders;
import io.tradu.rollout.DataFlowClient;
import io.tradu.rollout.Deployment;
import io.tradu.rollout.Promotion;
import io.tradu.rollout.Promotion.RolloutLog;
import io.tradu.rollout.Readiness;
import io.tradu.rollout.Releases;

/** What promotion and rollback have in common. */
final class Rollout {

	private final Path root = Path.of(System.getProperty("tradu.root", "."));

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

	Promotion promotion(int timeoutSeconds) {
		Deployment deployment = new Deployment(DataFlowClient.of(this.root, this.environment), timeoutSeconds);
		return new Promotion(deployment, releases(),
				new Readiness(Duration.ofSeconds(timeoutSeconds), Clock.systemDefaultZone()), log());
	}

	private RolloutLog log() {
		EnvironmentDatabase database = new EnvironmentDatabase(this.environment);
		return new RolloutLog() {

			@Override
			public void say(String line) {
				Rollout.this.out.println("  " + line.strip());
				Rollout.this.out.flush();
			}

			@Override
			public void record(String action, String detail) {
				say(detail);
				database.record(Rollout.this.act, action, detail);
			}

		};
	}

}
