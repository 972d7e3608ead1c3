package io.tradu.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

import io.tradu.document.LineFolders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What a sender does between the listing of the inbox and the copy. */
class InboxCopierTests {

	@TempDir
	private Path home;

	private Path file;

	private Path secret;

	private InboxCopier copier;

	@BeforeEach
	void makeInbox() throws IOException {
		this.file = this.home.resolve("inbox/news/a.csv");
		Files.createDirectories(this.file.getParent());
		Files.writeString(this.file, "id,title\n1,Good day\n");
		this.secret = Files.writeString(this.home.resolve("secret.csv"), "id,title\n1,Secret\n");
		this.copier = new InboxCopier(
				new LineFolders(this.home, this.home.resolve("inbox"), this.home.resolve("outbox"),
						this.home.resolve("quarantine"), this.home.resolve("archive"), this.home.resolve("reports")));
	}

	@Test
	void copiesFileUnderItsHash() {
		IncomingFile copy = this.copier.copy(listed());

		assertThat(copy.path()).hasSameBinaryContentAs(this.file).hasFileName(copy.sha256());
	}

	@Test
	void refusesLinkInPlaceOfTheFile() throws IOException {
		InboxFile listed = listed();
		Files.delete(this.file);
		Files.createSymbolicLink(this.file, this.secret);

		assertThatExceptionOfType(UnreadableFileException.class).isThrownBy(() -> this.copier.copy(listed));
		assertThat(incoming()).isEmptyDirectory();
	}

	@Test
	void refusesLinkInPlaceOfTheFolder() throws IOException {
		InboxFile listed = listed();
		Path elsewhere = Files.createDirectories(this.home.resolve("elsewhere"));
		Files.copy(this.secret, elsewhere.resolve("a.csv"));
		Files.delete(this.file);
		Files.delete(this.file.getParent());
		Files.createSymbolicLink(this.file.getParent(), elsewhere);

		assertThatExceptionOfType(UnreadableFileException.class).isThrownBy(() -> this.copier.copy(listed));
	}

	@Test
	void refusesOtherFileInPlaceOfTheFile() throws IOException {
		InboxFile listed = listed();
		Files.move(this.secret, this.file, StandardCopyOption.REPLACE_EXISTING);

		assertThatExceptionOfType(ChangingFileException.class).isThrownBy(() -> this.copier.copy(listed));
		assertThat(incoming()).isEmptyDirectory();
	}

	@Test
	void refusesFileThatHasGrownAndHidesIt() throws IOException {
		InboxFile listed = listed();
		Files.writeString(this.file, "2,Good evening\n", StandardOpenOption.APPEND);
		Files.setLastModifiedTime(this.file, FileTime.from(listed.state().modified()));

		assertThatExceptionOfType(ChangingFileException.class).isThrownBy(() -> this.copier.copy(listed));
	}

	@Test
	void refusesSameLengthWithOtherBytesAndTheOldTime() throws IOException {
		InboxFile listed = listed();
		Files.writeString(this.file, "id,title\n1,Good DAY\n");
		Files.setLastModifiedTime(this.file, FileTime.from(listed.state().modified()));

		assertThatExceptionOfType(ChangingFileException.class).isThrownBy(() -> this.copier.copy(listed));
	}

	@Test
	@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void doesNotWaitForWriterOfPipe() throws Exception {
		InboxFile listed = listed();
		Files.delete(this.file);
		assertThat(new ProcessBuilder("mkfifo", this.file.toString()).start().waitFor(10, TimeUnit.SECONDS)).isTrue();

		assertThatExceptionOfType(ChangingFileException.class).isThrownBy(() -> this.copier.copy(listed));
	}

	private InboxFile listed() {
		return new InboxFile("news", "a.csv", this.file, InboxWalk.state(this.file), null);
	}

	private Path incoming() {
		return this.home.resolve("archive/.incoming");
	}

}
