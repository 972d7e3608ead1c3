package io.tradu.batch.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class HomeIdentityTests {

	private static final String HOST = "here";

	@TempDir
	Path folder;

	private Path home;

	private Path other;

	@BeforeEach
	void makeHome() throws IOException {
		this.home = this.folder.resolve("a \\ home\n=");
		this.other = this.folder.resolve("other");
		HomeIdentity.create(this.home, HOST);
	}

	@Test
	void isOfItsHome() throws IOException {
		assertThat(isOf(this.home, HOST)).isTrue();
	}

	@Test
	void isOfItsMovedHome() throws IOException {
		Files.move(this.home, this.other);

		assertThat(isOf(this.other, HOST)).isTrue();
	}

	@Test
	void isOfItsHomeOnAnotherHostThatSharesIt() throws IOException {
		assertThat(isOf(this.home, "elsewhere")).isTrue();
	}

	@Test
	void isOfAHomeThatWasRestoredInItsPlace() throws IOException {
		Path backup = Files.copy(file(this.home), this.folder.resolve("backup"));
		Files.move(backup, file(this.home), StandardCopyOption.REPLACE_EXISTING);

		assertThat(isOf(this.home, HOST)).isTrue();
		assertThat(isOf(this.home, "elsewhere")).isFalse();
	}

	@Test
	void isNotOfACopy() throws IOException {
		Files.createDirectory(this.other);
		Files.copy(file(this.home), file(this.other));

		assertThat(isOf(this.other, HOST)).isFalse();
		assertThat(isOf(this.home, HOST)).isTrue();
	}

	@Test
	void isNotOfACopyOfHardLinks() throws IOException {
		Files.createDirectory(this.other);
		Files.createLink(file(this.other), file(this.home));

		assertThat(isOf(this.other, HOST)).isFalse();
		assertThat(isOf(this.home, HOST)).isTrue();
	}

	@Test
	void isKeptWhereAnotherProcessWasFirst() throws IOException {
		HomeIdentity first = HomeIdentity.read(this.home).orElseThrow();

		assertThat(HomeIdentity.create(this.home, HOST)).isEqualTo(first);
		assertThat(this.home).isDirectoryNotContaining("glob:**.partial");
	}

	private boolean isOf(Path home, String host) throws IOException {
		return HomeIdentity.read(home).orElseThrow().isOf(home, host);
	}

	private static Path file(Path home) {
		return home.resolve("home.id");
	}

}
