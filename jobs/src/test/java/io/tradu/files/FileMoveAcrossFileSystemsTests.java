package io.tradu.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class FileMoveAcrossFileSystemsTests {

	private static final Path OTHER_FILE_SYSTEM = Path.of("/dev/shm");

	@TempDir
	private Path here;

	private Path there;

	@BeforeEach
	void makeFolderOnOtherFileSystem() throws IOException {
		assumeThat(OTHER_FILE_SYSTEM).isDirectory();
		assumeThat(Files.getFileStore(OTHER_FILE_SYSTEM)).isNotEqualTo(Files.getFileStore(this.here));
		this.there = Files.createTempDirectory(OTHER_FILE_SYSTEM, "tradu-");
	}

	@AfterEach
	void removeFolder() throws IOException {
		FileSystemUtils.deleteRecursively(this.there);
	}

	@Test
	void movesFileToAnotherFileSystem() throws IOException {
		Path file = Files.writeString(this.here.resolve("a.csv"), "content");

		move(file, this.there.resolve("a.csv"));

		assertThat(file).doesNotExist();
		assertThat(this.there.resolve("a.csv")).hasContent("content");
	}

	@Test
	void leavesAnEmptyFileForALinkOnAnotherFileSystem() throws IOException {
		Path elsewhere = Files.writeString(this.here.resolve("elsewhere"), "not to be copied");
		Path link = Files.createSymbolicLink(this.here.resolve("link.csv"), elsewhere);

		move(link, this.there.resolve("link.csv"));

		assertThat(this.there.resolve("link.csv")).isRegularFile().isEmptyFile();
		assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
		assertThat(elsewhere).exists();
	}

	@Test
	@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void movesPipeToAnotherFileSystemWithoutReadingIt() throws Exception {
		Path pipe = this.here.resolve("pipe.csv");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(10, TimeUnit.SECONDS)).isTrue();

		move(pipe, this.there.resolve("pipe.csv"));

		assertThat(Files.exists(pipe, LinkOption.NOFOLLOW_LINKS)).isFalse();
		assertThat(this.there.resolve("pipe.csv")).exists();
	}

	@Test
	void keepsLinkApartFromFileOfTheSameContent() throws IOException {
		Path file = Files.writeString(this.there.resolve("a.csv"), "content");
		Path link = Files.createSymbolicLink(this.here.resolve("a.csv"), file);

		move(link, file);

		assertThat(file).isRegularFile().hasContent("content");
		assertThat(this.there.resolve("a~2.csv")).isEmptyFile();
	}

	private static Path move(Path file, Path place) throws IOException {
		return FileMove.move(new RootedPath(file.getParent(), file), new RootedPath(place.getParent(), place));
	}

}
