package io.tradu.environment;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FolderContentTests {

	@TempDir
	private Path root;

	private final List<String> unreadable = new ArrayList<>();

	@Test
	void isTheFolderAndEverythingDownToADepth() throws IOException {
		Path folder = Files.createDirectories(this.root.resolve("b/c")).getParent();
		Path file = Files.createFile(this.root.resolve("a"));

		assertThat(content(this.root, 1)).containsExactly(this.root, file, folder);
		assertThat(content(this.root, 9)).containsExactly(this.root, file, folder, folder.resolve("c"));
		assertThat(this.unreadable).isEmpty();
	}

	@Test
	void saysWhatCannotBeRead() {
		assertThat(content(this.root.resolve("gone"), 9)).isEmpty();
		assertThat(this.unreadable).containsExactly("gone is not readable: it is gone");
	}

	@Test
	void namesNoPathInAFault() {
		assertThat(FolderContent.fault(new AccessDeniedException("/secret/path")))
			.isEqualTo("is not readable: you may not read it");
	}

	private List<Path> content(Path folder, int depth) {
		return FolderContent.of(folder, depth,
				(file, failure) -> this.unreadable.add(file.getFileName() + " " + FolderContent.fault(failure)));
	}

}
