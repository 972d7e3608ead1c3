package io.tradu.rollout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.tradu.environment.EnvironmentsCopy;
import io.tradu.nightly.Refused;
import io.tradu.rollout.Releases.Release;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RetentionTests {

	private static final int KEPT = 2;

	@TempDir
	private Path root;

	private Releases releases;

	private ReleaseUse use;

	private final List<String> said = new ArrayList<>();

	/** Version 9 is deployed after 8, and all up to 9 are registered. */
	private final FakeDeployment deployment = new FakeDeployment();

	@BeforeEach
	void keepReleases() throws IOException {
		EnvironmentsCopy.in(this.root);
		Path folder = Files.createDirectories(this.root.resolve("var/releases"));
		for (int version = 1; version <= 9; version++) {
			Path jar = Files.writeString(folder.resolve("tradu-apps-" + version + ".0.jar"), "" + version);
			Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH.plusSeconds(version)));
		}
		this.releases = new Releases(folder, folder);
		this.use = new ReleaseUse(this.releases);
	}

	@Test
	void keepsWhatIsDeployedWhatCanBeRolledBackToAndTheNewest() {
		this.deployment.versions = Set.of("3.0");
		this.deployment.past = List.of("3.0", "1.0");

		afterChange();

		assertThat(this.releases.versions()).containsExactly("9.0", "8.0", "3.0", "1.0");
		assertThat(this.deployment.registered).containsExactly("1.0", "3.0", "8.0", "9.0");
		assertThat(this.said).hasSize(5)
			.allMatch((line) -> line
				.endsWith(" (0 MB): no environment needs it, and 2 newer ones are kept (tradu.rollout.kept-releases)"));
	}

	@Test
	void keepsWhatASecondRollbackInARowGoesBackTo() {
		this.deployment.versions = Set.of("3.0");
		this.deployment.past = List.of("3.0", "4.0", "3.0", "2.0", "1.0");

		afterChange();

		assertThat(this.releases.versions()).containsExactly("9.0", "8.0", "4.0", "3.0", "2.0");
	}

	@Test
	void keepsWhatAnotherEnvironmentNeedsOrIsAboutToGet() {
		this.use.needs().settle("staging", Set.of("2.0"), Set.of());
		this.use.needs().begin("staging", "4.0");

		afterChange();

		assertThat(this.releases.versions()).containsExactly("9.0", "8.0", "4.0", "2.0");
	}

	@Test
	void removesNothingWhileNobodyKnowsWhatAnotherEnvironmentNeeds() throws IOException {
		Files.createDirectories(this.root.resolve("var/staging"));
		this.use.needs().begin("staging", "4.0");

		afterChange();

		assertThat(this.releases.versions()).hasSize(9);
		assertThat(this.said).singleElement()
			.isEqualTo("no release was removed, though 7.0, 6.0, 5.0, 3.0, 2.0, 1.0 may not be needed any more: what"
					+ " staging needs is known only after the next scripts/tradu env apply or promote there");
	}

	@Test
	void removesNothingWhileAnEnvironmentRunsWhoseHomeLiesElsewhere() throws IOException {
		Path running = Files.createDirectories(this.root.resolve("var/servers/environments"));
		Files.writeString(running.resolve("production"), "/srv/production/dataflow");

		afterChange();

		assertThat(this.releases.versions()).hasSize(9);
	}

	@Test
	void keepsWhatAnotherCommandWorksWith() {
		ReleaseHold hold = ReleaseHold.on(this.releases.find("5.0"));

		afterChange();
		assertThat(this.releases.versions()).containsExactly("9.0", "8.0", "5.0");
		assertThat(this.deployment.registered).contains("5.0");

		hold.close();
		afterChange();
		assertThat(this.releases.versions()).containsExactly("9.0", "8.0");
	}

	@Test
	void forgetsWhatWasBegunOnceNobodyWorksWithIt() {
		this.use.begin(this.releases.find("4.0"), "development").close();

		afterChange();

		assertThat(this.releases.versions()).containsExactly("9.0", "8.0");
	}

	@Test
	void refusesToWorkWithWhatWasRemovedMeanwhile() {
		Release found = this.releases.find("4.0");
		afterChange();

		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.use.begin(found, "staging"))
			.withMessageStartingWith("version 4.0 was just removed by another command");
	}

	@Test
	void removesNothingWhereTheServerDoesNotAnswer() {
		this.deployment.away = true;

		afterChange();

		assertThat(this.releases.versions()).hasSize(9);
		assertThat(this.said).containsExactly("releases may stay that nothing needs: the server is away");
	}

	private void afterChange() {
		new Retention(this.releases, KEPT, this.root).afterChange("development", this.deployment, this.said::add);
	}

	private static final class FakeDeployment extends Deployment {

		private Set<String> versions = Set.of("9.0");

		private List<String> past = List.of("9.0", "8.0");

		private Set<String> registered = new TreeSet<>(
				Set.of("1.0", "2.0", "3.0", "4.0", "5.0", "6.0", "7.0", "8.0", "9.0"));

		private boolean away;

		FakeDeployment() {
			super(null, 1);
		}

		@Override
		State state() {
			if (this.away) {
				throw new DeploymentFailed("the server is away");
			}
			return new State("deployed", this.versions, this.versions.iterator().next(), List.of(), this.past,
					List.of(), this.registered);
		}

		@Override
		Set<String> retire(Set<String> kept, Consumer<String> listener) {
			this.registered.retainAll(kept);
			return this.registered;
		}

	}

}
