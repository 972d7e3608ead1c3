package io.tradu.batch.file;

import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FileAccessTests {

	@TempDir
	private Path folder;

	@Test
	void namesTheFileOfAFailureThatNamesNone() {
		Path file = this.folder.resolve("a.csv");

		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> FileAccess.naming(file, () -> {
			throw new IOException("Input/output error");
		})).withMessage(file + ": Input/output error");
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> FileAccess.naming(file, () -> {
			throw new SyncFailedException("sync failed");
		})).withMessageContaining(file.toString());
	}

	@Test
	void leavesFailuresThatSayWhatTheyAreAbout() {
		assertThatExceptionOfType(ClosedByInterruptException.class)
			.isThrownBy(() -> FileAccess.naming(this.folder, () -> {
				throw new ClosedByInterruptException();
			}));
		assertThatExceptionOfType(NoSuchFileException.class)
			.isThrownBy(() -> FileAccess.read(this.folder.resolve("none")));
	}

	@Test
	void namesTheFolderThatIsReadAsAFile() {
		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> FileAccess.read(this.folder).read())
			.withMessageContaining(this.folder.toString());
	}

	@Test
	void syncsFilesAndFolders() throws IOException {
		Path file = Files.createFile(this.folder.resolve("a.csv"));

		FileAccess.sync(file);

		assertThat(FileAccess.syncFolder(this.folder)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "x/y" })
	void findsWhereAMissingFolderIsToBeCreated(String missing) {
		assertThat(FileAccess.nearestExisting(this.folder.resolve(missing))).isEqualTo(this.folder);
	}

}
