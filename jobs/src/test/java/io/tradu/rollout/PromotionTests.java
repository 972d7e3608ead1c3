package io.tradu.rollout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.tradu.nightly.Refused;
import io.tradu.rollout.Promotion.Gate;
import io.tradu.rollout.Promotion.RolloutLog;
import io.tradu.rollout.Releases.Release;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PromotionTests {

	private final FakeDeployment deployment = new FakeDeployment();

	private final List<String> recorded = new ArrayList<>();

	private final List<String> died = new ArrayList<>();

	private Optional<String> obstacle = Optional.empty();

	private Releases releases;

	@BeforeEach
	void keepReleases(@TempDir Path folder) throws IOException {
		for (String version : List.of("1.0.0", "1.1.0")) {
			Files.writeString(folder.resolve("tradu-apps-" + version + ".jar"), version);
		}
		this.releases = new Releases(folder, folder);
	}

	@Test
	void bringsVersionThroughCanaryAndUpdate() {
		promote();

		assertThat(this.deployment.done).containsExactly("canary 1.1.0", "apply 1.1.0");
		assertThat(this.recorded).last().isEqualTo("promote: version 1.1.0 serves");
	}

	@Test
	void refusesWithAllThatIsLackingAndChangesNothing() {
		this.deployment.running = List.of("tradu-nightly");

		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> promote(gate("2 nights are lacking"), gate("a run is stuck")))
			.withMessage("tradu-nightly runs; promote again when it has ended; 2 nights are lacking; a run is stuck");
		assertThat(this.deployment.done).isEmpty();
		assertThat(this.recorded).last().asString().startsWith("promote: is refused: ");
	}

	@Test
	void changesNothingIfTheCanaryFails() {
		this.deployment.canaryCode = 5;

		assertThatExceptionOfType(DeploymentFailed.class).isThrownBy(() -> promote())
			.withMessage("version 1.1.0 fails its canary; the stream was not touched");
		assertThat(this.deployment.done).containsExactly("canary 1.1.0");
	}

	@Test
	void endsACanaryThatDied() {
		this.deployment.canaryCode = DataFlowClient.TASK_DIED;

		assertThatExceptionOfType(DeploymentFailed.class).isThrownBy(() -> promote())
			.withMessage("version 1.1.0 fails its canary; the stream was not touched");
		assertThat(this.died).containsExactly("tradu-canary");
	}

	@Test
	void goesBackIfTheVersionDoesNotComeUp() {
		this.deployment.badApply = true;

		assertThatExceptionOfType(DeploymentFailed.class).isThrownBy(() -> promote())
			.withMessage("version 1.1.0 does not come up; version 1.0.0 serves again");
		assertThat(this.deployment.done).containsExactly("canary 1.1.0", "apply 1.1.0", "rollback 1.0.0");
		assertThat(this.recorded).last().isEqualTo("rollback: version 1.0.0 serves again");
	}

	@Test
	void goesBackIfTheVersionIsNotReady() {
		this.obstacle = Optional.of("http://127.0.0.1:1 is not ready after 5 s");

		assertThatExceptionOfType(DeploymentFailed.class).isThrownBy(() -> promote())
			.withMessage("http://127.0.0.1:1 is not ready after 5 s; version 1.0.0 serves again");
	}

	@Test
	void goesOnAfterAPromotionThatWasKilledHalfWay() {
		this.deployment.versions = Set.of("1.1.0");

		promote();

		assertThat(this.recorded).first()
			.isEqualTo("promote: begins with version 1.1.0; deployed is a mixture of versions");
		assertThat(this.deployment.state().serves("1.1.0")).isTrue();
	}

	@Test
	void rollsBackToTheVersionThatNightsStillHaveAfterAPromotionThatWasKilled() {
		this.deployment.versions = Set.of("1.1.0");

		assertThat(promotion().rollback()).isEqualTo("1.0.0");
		assertThat(this.deployment.done).containsExactly("rollback 1.0.0");
	}

	@Test
	void rollsBackToTheVersionBefore() {
		promote();
		this.deployment.past = List.of("1.1.0", "1.0.0");

		assertThat(promotion().rollback()).isEqualTo("1.0.0");
	}

	@Test
	void doesNotGoBackToWhatAnEarlierPromotionOfTheSameVersionHasLeft() {
		this.deployment.versions = Set.of("1.1.0");
		this.deployment.task = "1.1.0";
		this.deployment.past = List.of("1.1.0", "1.0.0");
		this.obstacle = Optional.of("http://127.0.0.1:1 is not ready after 5 s");

		assertThatExceptionOfType(DeploymentFailed.class).isThrownBy(() -> promote())
			.withMessageEndingWith("version 1.0.0 serves again");
	}

	@Test
	void goesBackIfNobodyCanSayWhatServes() {
		this.deployment.lostAfterApply = true;

		assertThatExceptionOfType(DeploymentFailed.class).isThrownBy(() -> promote())
			.withMessage("nobody can say whether version 1.1.0 serves: the server is away; version 1.0.0 serves again");
	}

	@Test
	void doesNotRollBackToAVersionThatWasGoneBackFrom() {
		this.deployment.past = List.of("1.0.0", "1.1.0", "1.0.0");

		assertThatExceptionOfType(Refused.class).isThrownBy(() -> promotion().rollback());
	}

	@Test
	void tellsAnotherVersionThatIsDeployed() {
		assertThat(this.deployment.other(this.releases.find("1.1.0"))).contains("version 1.0.0");
		assertThat(this.deployment.other(this.releases.find("1.0.0"))).isEmpty();
	}

	@Test
	void refusesToGoBackIfThereIsNothingBefore() {
		this.deployment.past = List.of("1.0.0");

		assertThatExceptionOfType(Refused.class).isThrownBy(() -> promotion().rollback())
			.withMessage("there is no version before version 1.0.0");
	}

	private void promote(Gate... gates) {
		promotion().promote(this.releases.find("1.1.0"), List.of(gates));
	}

	private Promotion promotion() {
		return new Promotion(this.deployment, this.releases, new Readiness(Duration.ZERO, Clock.systemUTC()) {

			@Override
			public Optional<String> await(List<String> urls) {
				return PromotionTests.this.obstacle;
			}

		}, new RolloutLog() {

			@Override
			public void say(String line) {
			}

			@Override
			public void record(String action, String detail) {
				PromotionTests.this.recorded.add(action + ": " + detail);
			}

			@Override
			public void died(String task) {
				PromotionTests.this.died.add(task);
			}

		});
	}

	private static Gate gate(String lacking) {
		return new Gate() {

			@Override
			public String name() {
				return "gate";
			}

			@Override
			public List<String> lacking() {
				return List.of(lacking);
			}

		};
	}

	/** A server with version 1.0.0. */
	private static final class FakeDeployment extends Deployment {

		private final List<String> done = new ArrayList<>();

		private Set<String> versions = Set.of("1.0.0");

		private String task = "1.0.0";

		private List<String> running = List.of();

		private List<String> past = List.of("1.0.0");

		private int canaryCode;

		private boolean badApply;

		private boolean lostAfterApply;

		FakeDeployment() {
			super(null, 1);
		}

		@Override
		State state() {
			return new State("deployed", this.versions, this.task, this.running, this.past,
					List.of("http://127.0.0.1:1"), Set.of());
		}

		@Override
		int canary(Release release, Consumer<String> listener) {
			this.done.add("canary " + release.version());
			return this.canaryCode;
		}

		@Override
		int apply(Release release, Consumer<String> listener) {
			this.done.add("apply " + release.version());
			if (this.badApply) {
				return 5;
			}
			this.versions = Set.of(release.version());
			this.task = release.version();
			if (this.lostAfterApply) {
				throw new DeploymentFailed("the server is away");
			}
			return 0;
		}

		@Override
		int rollback(Release before, Consumer<String> listener) {
			this.done.add("rollback " + before.version());
			this.versions = Set.of(before.version());
			this.task = before.version();
			return 0;
		}

	}

}
