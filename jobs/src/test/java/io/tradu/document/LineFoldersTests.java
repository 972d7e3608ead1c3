package io.tradu.document;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineFoldersTests {

	@Test
	void recordsAPlaceBelowTheHomeRelativeToIt() {
		String recorded = folders("/old/home").recorded(Path.of("/old/home/./x/../outbox"));

		assertThat(folders("/new/place").place(recorded)).isEqualTo(Path.of("/new/place/outbox"));
	}

	@Test
	void recordsAnotherPlaceAsItIs() {
		String recorded = folders("/old/home").recorded(Path.of("/old/homes/outbox"));

		assertThat(folders("/new/place").place(recorded)).isEqualTo(Path.of("/old/homes/outbox"));
	}

	@Test
	void knowsARelativeHomeByWhereItIs() {
		String recorded = folders("./var").recorded(Path.of("var", "inbox").toAbsolutePath());

		assertThat(folders("/new/place").place(recorded)).isEqualTo(Path.of("/new/place/inbox"));
	}

	private static LineFolders folders(String home) {
		Path path = Path.of(home);
		return new LineFolders(path, path, path, path, path, path);
	}

}
