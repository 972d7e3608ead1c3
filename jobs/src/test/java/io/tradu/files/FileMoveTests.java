package io.tradu.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

class FileMoveTests {

	@TempDir
	Path folder;

	private Path file;

	private Path place;

	@BeforeEach
	void writeFile() throws IOException {
		this.file = Files.writeString(this.folder.resolve("a.csv"), "content");
		this.place = this.folder.resolve("archive").resolve("a.csv");
	}

	@Test
	void movesTheFileToAFreePlace() throws IOException {
		move(this.file, this.place);

		assertThat(this.file).doesNotExist();
		assertThat(this.place).hasContent("content");
	}

	@Test
	void removesTheFileWhenThePlaceHoldsTheSameBytes() throws IOException {
		put(this.place, "content");

		move(this.file, this.place);

		assertThat(this.file).doesNotExist();
		assertThat(this.place.getParent()).isDirectoryNotContaining("glob:**~*");
		assertThat(this.place).hasContent("content");
	}

	@Test
	void movesTheFileBesideOtherBytes() throws IOException {
		put(this.place, "other");

		move(this.file, this.place);

		assertThat(this.file).doesNotExist();
		assertThat(this.place).hasContent("other");
		assertThat(this.place.resolveSibling("a~2.csv")).hasContent("content");
	}

	@Test
	void takesTheNextNameThatIsFree() throws IOException {
		put(this.place, "other");
		put(this.place.resolveSibling("a~2.csv"), "another");

		assertThat(FileMove.roomFor(this.file, this.place)).isEqualTo(this.place.resolveSibling("a~3.csv"));
	}

	@Test
	void keepsTheWholeNameWhereThereIsNoExtension() throws IOException {
		Path hidden = put(this.folder.resolve("archive").resolve(".hidden"), "other");

		assertThat(FileMove.roomFor(this.file, hidden)).isEqualTo(hidden.resolveSibling(".hidden~2"));
	}

	@Test
	void keepsTheFileWhenItLiesInItsPlaceAlready() throws IOException {
		Path link = Files.createSymbolicLink(this.folder.resolve("link"), this.folder);

		move(this.file, link.resolve("a.csv"));

		assertThat(this.file).hasContent("content");
	}

	@Test
	void keepsTheFileWhenThePlaceIsOnlyALinkToIt() throws IOException {
		Files.createDirectories(this.place.getParent());
		Files.createSymbolicLink(this.place, this.file);

		move(this.file, this.place);

		assertThat(this.place.resolveSibling("a~2.csv")).hasContent("content");
	}

	@Test
	void copiesBetweenFileSystems() throws IOException {
		Path memory = Path.of("/dev/shm");
		assumeThat(memory).isDirectory().isWritable();
		assumeThat(Files.getFileStore(memory)).isNotEqualTo(Files.getFileStore(this.folder));
		Path other = Files.createTempDirectory(memory, "tradu-move-");
		Path elsewhere = other.resolve("deep").resolve("a.csv");
		try {
			move(this.file, elsewhere);

			assertThat(this.file).doesNotExist();
			assertThat(elsewhere).hasContent("content");
			assertThat(elsewhere.getParent()).isDirectoryNotContaining("glob:**.partial");
		}
		finally {
			Files.deleteIfExists(elsewhere);
			Files.deleteIfExists(elsewhere.getParent());
			Files.delete(other);
		}
	}

	@Test
	void followsNoLinkBelowTheRoots() throws IOException {
		Path outside = put(this.folder.resolve("outside/a.csv"), "secret");
		Path inbox = Files.createDirectories(this.folder.resolve("inbox"));
		Files.createSymbolicLink(inbox.resolve("news"), outside.getParent());
		RootedPath behindLink = new RootedPath(inbox, inbox.resolve("news/a.csv"));
		RootedPath free = new RootedPath(this.folder, this.folder.resolve("free/a.csv"));

		assertThatExceptionOfType(FileSystemException.class).isThrownBy(() -> FileMove.move(behindLink, free));
		assertThatExceptionOfType(FileSystemException.class)
			.isThrownBy(() -> FileMove.move(new RootedPath(this.folder, this.file), behindLink));
		assertThat(outside).hasContent("secret");
		assertThat(this.file).hasContent("content");
	}

	private static Path put(Path file, String content) throws IOException {
		Files.createDirectories(file.getParent());
		return Files.writeString(file, content);
	}

	private static Path move(Path file, Path place) throws IOException {
		return FileMove.move(new RootedPath(file.getParent(), file), new RootedPath(place.getParent(), place));
	}

}
