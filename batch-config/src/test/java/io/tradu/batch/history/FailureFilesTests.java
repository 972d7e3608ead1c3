package io.tradu.batch.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import io.tradu.batch.failure.FailureCategory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

class FailureFilesTests {

	private static final long RUN = 7;

	private static final RunFailure DISK_FULL = failure("the disk is full: No space left on device");

	@TempDir
	private Path folder;

	private FailureFiles files;

	@BeforeEach
	void create() {
		this.files = new FailureFiles(new HistoryProperties(this.folder.resolve("logs")));
	}

	@Test
	void keepsWhatWasWrittenDown() {
		this.files.reserve(RUN);
		this.files.write(RUN, DISK_FULL);

		assertThat(this.files.find(RUN)).contains(DISK_FULL);
		assertThat(this.files.find(8)).isEmpty();
	}

	@Test
	void writesInPlaceOfTheRoomItHasReserved() throws IOException {
		this.files.reserve(RUN);
		long reserved = Files.size(file());
		Object inode = Files.getAttribute(file(), "unix:ino");

		this.files.write(RUN, DISK_FULL);

		assertThat(Files.size(file())).isEqualTo(reserved);
		assertThat(Files.getAttribute(file(), "unix:ino")).isEqualTo(inode);
	}

	@Test
	void knowsNothingOfARunThatWroteNothingDown() {
		this.files.reserve(RUN);

		assertThat(this.files.find(RUN)).isEmpty();
	}

	@Test
	void keepsTheFirstFailure() {
		this.files.reserve(RUN);
		this.files.write(RUN, DISK_FULL);
		this.files.write(RUN, failure("database: The database has been closed"));

		assertThat(this.files.find(RUN)).contains(DISK_FULL);
	}

	@Test
	void cutsASentenceThatIsLongerThanItsRoom() {
		this.files.reserve(RUN);
		this.files.write(RUN, failure("\u20ac".repeat(10_000)));

		assertThat(this.files.find(RUN)).hasValueSatisfying((kept) -> assertThat(kept.sentence()).startsWith("\u20ac"));
	}

	@Test
	void removesTheFileOfARun() {
		this.files.reserve(RUN);
		this.files.remove(RUN);

		assertThat(file()).doesNotExist();
	}

	@Test
	void doesNoHarmWhereNothingCanBeWritten() throws IOException {
		Files.writeString(this.folder.resolve("logs"), "a file in place of the folder");

		assertThatNoException().isThrownBy(() -> {
			this.files.reserve(RUN);
			this.files.write(RUN, DISK_FULL);
			this.files.remove(RUN);
		});
		assertThat(this.files.find(RUN)).isEmpty();
	}

	private Path file() {
		return this.folder.resolve("logs").resolve("run-7.failure");
	}

	private static RunFailure failure(String sentence) {
		return new RunFailure(Instant.parse("2026-11-24T03:00:10Z"), "translateBlocks", "block 17",
				FailureCategory.CAPACITY, sentence, "0123456789ab");
	}

}
