package io.tradu.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.tradu.csv.TextFileScan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WholeFileTests {

	@TempDir
	Path folder;

	private Path place;

	@BeforeEach
	void choosePlace() {
		this.place = this.folder.resolve("outbox").resolve("a.csv");
	}

	@Test
	void standsInItsPlaceOnceItIsCommitted() throws IOException {
		try (WholeFile file = WholeFile.at(this.place)) {
			file.out().write(bytes("new"));
			assertThat(this.place).doesNotExist();

			file.commit();

			assertThat(this.place).hasContent("new");
		}
		assertThat(this.folder.resolve("outbox")).isDirectoryContaining("glob:**a.csv")
			.isDirectoryNotContaining("glob:**.partial");
	}

	@Test
	void leavesTheOldContentUntilItIsCommitted() throws IOException {
		WholeFile.write(this.place, bytes("old"));

		try (WholeFile file = WholeFile.at(this.place)) {
			file.out().write(bytes("new"));
			file.out().flush();
			assertThat(this.place).hasContent("old");

			file.commit();
		}
		assertThat(this.place).hasContent("new");
	}

	@Test
	void leavesNothingWhenItIsNotCommitted() throws IOException {
		try (WholeFile file = WholeFile.at(this.place)) {
			file.out().write(bytes("half"));
		}

		assertThat(this.folder.resolve("outbox")).isEmptyDirectory();
	}

	@Test
	void leavesTheOldContentWhenItIsNotCommitted() throws IOException {
		WholeFile.write(this.place, bytes("old"));

		try (WholeFile file = WholeFile.at(this.place)) {
			file.out().write(bytes("half"));
		}

		assertThat(this.place).hasContent("old");
		assertThat(this.folder.resolve("outbox")).isDirectoryNotContaining("glob:**.partial");
	}

	@Test
	void leavesNothingPartialWhenThePlaceIsTaken() throws IOException {
		Files.createDirectories(this.place.resolve("not-empty"));

		assertThatExceptionOfType(IOException.class).isThrownBy(() -> WholeFile.write(this.place, bytes("new")));
		assertThat(this.folder.resolve("outbox")).isDirectoryNotContaining("glob:**.partial");
	}

	@Test
	void writesOverWhatADeadProcessLeft() throws IOException {
		Files.createDirectories(this.place.getParent());
		Files.writeString(this.place.resolveSibling(".a.csv.partial"), "much more than the new content");

		WholeFile.write(this.place, bytes("new"));

		assertThat(this.place).hasContent("new");
	}

	@Test
	void knowsTheHashAndSizeOfWhatStandsInItsPlace() throws IOException {
		try (WholeFile file = WholeFile.at(this.place)) {
			file.out().write('x');
			file.out().write(bytes("ü".repeat(100_000)));
			file.out().write(bytes("--cut--"), 2, 3);
			file.commit();

			TextFileScan scan = TextFileScan.of(this.place);
			assertThat(file.bytes()).isEqualTo(scan.size());
			assertThat(file.sha256Hex()).isEqualTo(scan.sha256());
		}
	}

	@Test
	void givesTheSameHashEachTimeItIsAsked() throws IOException {
		try (WholeFile file = WholeFile.at(this.place)) {
			file.out().write(bytes("new"));
			file.commit();

			assertThat(file.sha256Hex()).isEqualTo(file.sha256Hex());
		}
	}

	@Test
	void replacesLinkInItsPlaceAndLeavesWhatItPointsTo() throws IOException {
		Path victim = Files.writeString(this.folder.resolve("victim"), "untouched");
		Files.createDirectories(this.place.getParent());
		Files.createSymbolicLink(this.place, victim);

		WholeFile.write(this.place.getParent(), this.place, bytes("new"));

		assertThat(this.place).isRegularFile().hasContent("new");
		assertThat(Files.isSymbolicLink(this.place)).isFalse();
		assertThat(victim).hasContent("untouched");
	}

	@Test
	void refusesLinkBetweenRootAndPlace() throws IOException {
		Path elsewhere = Files.createDirectories(this.folder.resolve("elsewhere"));
		Path root = Files.createDirectories(this.place.getParent());
		Files.createSymbolicLink(root.resolve("2026-01-01"), elsewhere);

		assertThatExceptionOfType(FileSystemException.class)
			.isThrownBy(() -> WholeFile.write(root, root.resolve("2026-01-01/news/a.csv"), bytes("new")));

		assertThat(elsewhere).isEmptyDirectory();
	}

	@Test
	void acceptsRootThatIsLink() throws IOException {
		Path real = Files.createDirectories(this.folder.resolve("real"));
		Path root = Files.createSymbolicLink(this.folder.resolve("link"), real);

		WholeFile.write(root, root.resolve("2026-01-01/a.csv"), bytes("new"));

		assertThat(real.resolve("2026-01-01/a.csv")).hasContent("new");
	}

	@Test
	void refusesPlaceOutsideItsRoot() {
		assertThatIllegalArgumentException().isThrownBy(
				() -> WholeFile.write(this.place.getParent(), this.folder.resolve("outbox/../b.csv"), bytes("new")));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
