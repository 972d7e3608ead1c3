package io.tradu.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class TrustedFileTests {

	private static final int SOMEONE_ELSE = 54321;

	@TempDir
	private Path folder;

	private Path file;

	@BeforeEach
	void write() throws IOException {
		Path inner = Files.createDirectory(this.folder.resolve("inner"));
		this.file = Files.writeString(inner.resolve("application.yml"), "a: 1");
		mode(inner, "rwxr-xr-x");
		mode(this.file, "rw-r--r--");
	}

	@Test
	void takesWhatOnlyItsUserCanChange() throws IOException {
		assertThat(TrustedFile.objection(this.file)).isEmpty();
		assertThat(TrustedFile.foreignOwner(this.file)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "inner", "inner/application.yml" })
	void refusesWhatOthersCanChange(String changed) throws IOException {
		mode(this.folder.resolve(changed), "rwxrwxr-x");
		assertThat(TrustedFile.objection(this.file)).isPresent();

		mode(this.folder.resolve(changed), "rwxr-xrwx");
		assertThat(TrustedFile.objection(this.file)).isPresent();
	}

	@ParameterizedTest
	@ValueSource(strings = { "inner", "inner/application.yml" })
	void refusesWhatBelongsToSomeoneElse(String given) throws IOException {
		giveAway(this.folder.resolve(given));

		assertThat(TrustedFile.objection(this.file)).isPresent();
		assertThat(TrustedFile.foreignOwner(this.folder.resolve(given))).contains(Integer.toString(SOMEONE_ELSE));
	}

	@Test
	void takesItsOwnFileInAFolderLikeTmp() throws IOException {
		Files.setAttribute(this.folder.resolve("inner"), "unix:mode", 01777);

		assertThat(TrustedFile.objection(this.file)).isEmpty();
	}

	@Test
	void judgesWhatLinksLeadTo() throws IOException {
		Path trusted = Files.createSymbolicLink(this.folder.resolve("trusted"), Path.of("inner/../inner"));
		assertThat(TrustedFile.objection(trusted.resolve("application.yml"))).isEmpty();

		Path open = Files.createDirectory(this.folder.resolve("open"));
		Path link = Files.createSymbolicLink(open.resolve("link.yml"), this.file);
		mode(open, "rwxrwxrwx");
		assertThat(TrustedFile.objection(link)).isPresent();

		Path toOpen = Files.createSymbolicLink(this.folder.resolve("to-open.yml"),
				Files.writeString(open.resolve("target.yml"), ""));
		assertThat(TrustedFile.objection(toOpen)).isPresent();
	}

	@Test
	void refusesLinksOfSomeoneElse() throws IOException {
		Path link = Files.createSymbolicLink(this.folder.resolve("link.yml"), this.file);
		giveAway(link);

		assertThat(TrustedFile.objection(link)).isPresent();
		assertThat(TrustedFile.foreignOwner(link)).isPresent();
	}

	@Test
	void endsWhereLinksLeadInACircle() throws IOException {
		Path one = this.folder.resolve("one");
		Files.createSymbolicLink(one, this.folder.resolve("other"));
		Files.createSymbolicLink(this.folder.resolve("other"), one);

		assertThat(TrustedFile.objection(one)).isPresent();
	}

	@Test
	void failsWhereThereIsNothing() {
		assertThatIOException().isThrownBy(() -> TrustedFile.objection(this.folder.resolve("none")));
	}

	private static void giveAway(Path path) throws IOException {
		assumeTrue(ProcessUser.id() == 0, "only root can give files away");
		Process process = new ProcessBuilder("chown", "-h", Integer.toString(SOMEONE_ELSE), path.toString()).start();
		process.onExit().join();
		assertThat(process.exitValue()).isZero();
	}

	private static void mode(Path path, String mode) throws IOException {
		Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
	}

}
