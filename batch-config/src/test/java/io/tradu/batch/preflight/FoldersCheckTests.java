package io.tradu.batch.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FoldersCheckTests {

	@TempDir
	private Path folder;

	@Test
	void findsNothingWrongWithFoldersThatCanBeWrittenOrCreated() throws IOException {
		FoldersCheck check = new FoldersCheck(
				Map.of("outbox", this.folder, "archive", this.folder.resolve("new/archive")));

		assertThat(check.findings()).isEmpty();
		try (Stream<Path> left = Files.list(this.folder)) {
			assertThat(left).isEmpty();
		}
	}

	@Test
	void refusesAFileInPlaceOfAFolder() throws IOException {
		Path file = Files.createFile(this.folder.resolve("outbox"));

		assertThat(new FoldersCheck(Map.of("tradu.folders.outbox", file.resolve("2026"))).findings()).singleElement()
			.satisfies((finding) -> {
				assertThat(finding.rule()).isEqualTo("folder-not-writable");
				assertThat(finding.consequence()).isEqualTo(Consequence.FAILURE);
				assertThat(finding.sentence()).contains(file.toString(), "tradu.folders.outbox");
			});
	}

	@Test
	void warnsOfAFolderThatTheJobCanDoWithout() throws IOException {
		Path file = Files.createFile(this.folder.resolve("reports"));

		assertThat(new FoldersCheck(Map.of("tradu.folders.reports", file), "tradu.folders.reports").findings())
			.extracting(PreflightFinding::consequence)
			.containsExactly(Consequence.WARNING);
	}

	@Test
	void refusesALinkThatLeadsNowhere() throws IOException {
		Path link = Files.createSymbolicLink(this.folder.resolve("outbox"), this.folder.resolve("gone"));

		assertThat(new FoldersCheck(Map.of("outbox", link)).findings()).extracting(PreflightFinding::rule)
			.containsExactly("folder-not-writable");
	}

	@Test
	void findsAFileSystemThatCannotBeWritten() {
		assertThat(new FoldersCheck(Map.of("outbox", Path.of("/proc/self"))).findings())
			.extracting(PreflightFinding::rule)
			.containsExactly("folder-not-writable");
	}

	@Test
	void namesTheMissingFolderForTemporaryFiles() {
		assertThat(new TemporaryFolderCheck(this.folder.resolve("gone")).findings()).extracting(PreflightFinding::rule)
			.containsExactly("temporary-folder");
		assertThat(new TemporaryFolderCheck(this.folder).findings()).isEmpty();
	}

	@Test
	void findsALogThatCannotBeWritten() throws IOException {
		Path file = Files.createFile(this.folder.resolve("logs"));

		assertThat(new LogFileCheck(file.resolve("tradu.log").toString()).findings()).extracting(PreflightFinding::rule)
			.containsExactly("log-file");
		assertThat(new LogFileCheck(this.folder.resolve("other/tradu.log").toString()).findings()).isEmpty();
	}

}
