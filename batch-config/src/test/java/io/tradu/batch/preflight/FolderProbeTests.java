package io.tradu.batch.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FolderProbeTests {

	@TempDir
	private Path folder;

	@Test
	void deletesWhatAKilledProcessLeftBehind() throws IOException {
		Path old = Files.createFile(this.folder.resolve(".tradu-check-1.tmp.renamed"));
		Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
		Path young = Files.createFile(this.folder.resolve(".tradu-check-2.tmp"));

		FolderProbe.run(this.folder);

		assertThat(this.folder).isDirectoryContaining(young::equals).isDirectoryNotContaining(old::equals);
	}

}
