package io.tradu.rollout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.tradu.nightly.Refused;
import io.tradu.rollout.Releases.Release;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReleasesTests {

	@TempDir
	private Path folder;

	private Path built;

	private Releases releases;

	@BeforeEach
	void makeFolders() throws IOException {
		this.built = Files.createDirectories(this.folder.resolve("target"));
		this.releases = new Releases(this.folder.resolve("releases"), this.built);
	}

	@Test
	void tellsSnapshotsApartByTheirContent() throws IOException {
		Release one = this.releases.keep(jar("0.1.0-SNAPSHOT", "one"));
		Release other = this.releases.keep(jar("0.1.0-SNAPSHOT", "other"));

		assertThat(one.version()).startsWith("0.1.0-SNAPSHOT.").isNotEqualTo(other.version());
		assertThat(one.jar()).hasContent("one");
		assertThat(this.releases.find(other.version()).jar()).hasContent("other");
	}

	@Test
	void keepsTheSameJarOnce() throws IOException {
		this.releases.keep(jar("1.0.0", "one"));

		assertThat(this.releases.keep(this.releases.built()).version()).isEqualTo("1.0.0");
		assertThat(this.releases.versions()).containsExactly("1.0.0");
	}

	@Test
	void namesAJarWithoutKeepingIt() throws IOException {
		Path jar = jar("0.1.0-SNAPSHOT", "one");

		Release named = this.releases.named(jar);

		assertThat(named.jar().getParent()).doesNotExist();
		assertThat(this.releases.keep(jar)).isEqualTo(named);
	}

	@Test
	void refusesOtherContentForAVersionThatIsKept() throws IOException {
		this.releases.keep(jar("1.0.0", "one"));
		Path other = jar("1.0.0", "other");

		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.releases.named(other));
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.releases.keep(other))
			.withMessageContaining("a version does not change");
	}

	@Test
	void saysWhichVersionsThereAre() throws IOException {
		this.releases.keep(jar("1.0.0", "one"));

		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.releases.find("2.0.0"))
			.withMessageContaining("there is no version 2.0.0 in ")
			.withMessageEndingWith("there are 1.0.0");
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.releases.find("../../etc/passwd"));
	}

	private Path jar(String version, String content) throws IOException {
		return Files.writeString(this.built.resolve("tradu-apps-" + version + ".jar"), content);
	}

}
