package io.tradu.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tradu.nightly.Refused;
import io.tradu.rollout.Deployment.State;
import io.tradu.rollout.Releases.Release;

/**
 * Brings a version to an environment, step by step, and the version before back if that
 * fails. It is safe to run again wherever it was interrupted: each step looks at what is
 * there.
 */
public class Promotion {

	private final Deployment deployment;

	private final Releases releases;

	private final Readiness readiness;

	private final RolloutLog log;

	/** Creates the promotion. */
	public Promotion(Deployment deployment, Releases releases, Readiness readiness, RolloutLog log) {
		this.deployment = deployment;
		this.releases = releases;
		this.readiness = readiness;
		this.log = log;
	}

	/**
	 * Brings a version there.
	 * @param gates say why it may not go there
	 * @throws Refused if it may not, or the runs that could be restarted could not be by
	 * it; nothing was changed then
	 * @throws DeploymentFailed if its canary fails, and the stream was not touched, or if
	 * it does not come up, and the version before serves again
	 */
	public void promote(Release release, List<Gate> gates) {
		State before = this.deployment.state();
		if (before.serves(release.version())) {
			this.log.say("version " + release.version() + " serves already; it is only looked at again");
		}
		this.log.record("promote", "begins with version " + release.version() + "; deployed is "
				+ before.version().orElse(before.stream().isEmpty() ? "no stream" : "a mixture of versions"));
		pass(gates, before);
		canary(release);
		deploy(release, before);
		this.log.record("promote", "version " + release.version() + " serves");
	}

	private void pass(List<Gate> gates, State before) {
		List<String> obstacles = new ArrayList<>();
		if (!before.running().isEmpty()) {
			obstacles.add(String.join(", ", before.running()) + " runs; promote again when it has ended");
		}
		for (Gate gate : gates) {
			List<String> lacking = gate.lacking();
			this.log.say(gate.name() + ": " + (lacking.isEmpty() ? "passed" : String.join("; ", lacking)));
			obstacles.addAll(lacking);
		}
		if (!obstacles.isEmpty()) {
			String why = String.join("; ", obstacles);
			this.log.record("promote", "is refused: " + why);
			throw new Refused(why);
		}
		this.log.record("promote", "has passed the gates");
	}

	private void canary(Release release) {
		this.log.say("canary: a night on golden documents with version " + release.version());
		int code = this.deployment.canary(release, this.log::say);
		if (code == DataFlowClient.TASK_DIED) {
			this.log.died(Deployment.CANARY);
		}
		if (code != 0) {
			String outcome = "version " + release.version() + " fails its canary; the stream was not touched";
			this.log.record("promote", outcome);
			throw new DeploymentFailed(outcome);
		}
		this.log.record("promote", "version " + release.version() + " has passed its canary");
	}

	private void deploy(Release release, State before) {
		deployed(release).ifPresent((obstacle) -> {
			this.log.record("promote", obstacle);
			back(obstacle, release, before);
		});
	}

	private Optional<String> deployed(Release release) {
		try {
			int code = this.deployment.apply(release, this.log::say);
			boolean deployed = code == 0 || code == DataFlowClient.NOTHING_TO_DO;
			return deployed ? obstacle(release) : Optional.of("version " + release.version() + " does not come up");
		}
		catch (RuntimeException ex) {
			// Something may have been changed already.
			return Optional.of("nobody can say whether version " + release.version() + " serves: " + ex.getMessage());
		}
	}

	private Optional<String> obstacle(Release release) {
		State now = this.deployment.state();
		if (!now.serves(release.version())) {
			return Optional.of("the stream is " + now.stream() + " and serves " + now.versions() + ", not version "
					+ release.version());
		}
		return this.readiness.await(now.urls());
	}

	private void back(String obstacle, Release release, State before) {
		// A promotion that goes on where one was killed finds its own version.
		Optional<String> version = before.version()
			.filter((deployed) -> !deployed.equals(release.version()))
			.or(before::before)
			.or(() -> Optional.of(before.task()).filter((task) -> !task.isEmpty() && !task.equals(release.version())));
		if (version.isEmpty()) {
			throw new DeploymentFailed(obstacle + "; there is no version before to go back to");
		}
		this.log.say("back to version " + version.get() + ", because " + obstacle);
		String outcome = rolledBack(version.get());
		this.log.record("rollback", outcome);
		throw new DeploymentFailed(obstacle + "; " + outcome);
	}

	/** Goes back, and returns what came of it in words. */
	private String rolledBack(String version) {
		try {
			Release release = this.releases.find(version);
			ReleaseHold hold = ReleaseHold.on(release);
			try {
				this.deployment.rollback(release, this.log::say);
			}
			finally {
				hold.close();
			}
			if (this.deployment.state().serves(version)) {
				return "version " + version + " serves again";
			}
		}
		catch (Refused | DeploymentFailed ex) {
			return "version " + version + " could not be brought back: " + ex.getMessage();
		}
		return "version " + version + " could not be restored; the command rollback tries it again";
	}

	/**
	 * Goes back to the version before.
	 * @return the version that serves now
	 * @throws Refused if there is none
	 * @throws DeploymentFailed if it does not come up
	 */
	public String rollback() {
		State now = this.deployment.state();
		String version = now.before()
			.orElseThrow(() -> new Refused("there is no version before "
					+ now.version().map((current) -> "version " + current).orElse("what is deployed")));
		this.log.record("rollback", "begins, from " + now.versions() + " to version " + version);
		String outcome = rolledBack(version);
		this.log.record("rollback", outcome);
		if (!this.deployment.state().serves(version)) {
			throw new DeploymentFailed(outcome);
		}
		return version;
	}

	/** Something that must hold before a version is promoted. */
	public interface Gate {

		/** Returns what it asks. */
		String name();

		/** Returns what is lacking; nothing if it holds. */
		List<String> lacking();

	}

	/** What is told and recorded of a rollout. */
	public interface RolloutLog {

		/** Says something to the person who waits. */
		void say(String line);

		/** Says something, and records it in the environment's audit log. */
		void record(String action, String detail);

		/**
		 * Ends a task in the server's list that will never do so itself: it would stand
		 * in the way of the next promotion.
		 */
		void died(String task);

	}

}
