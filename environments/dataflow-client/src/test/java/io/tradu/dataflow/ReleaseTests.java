package io.tradu.dataflow;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReleaseTests {

	@Test
	void needNotLieThereToBePlannedWith(@TempDir Path folder) {
		Path jar = folder.resolve("tradu-apps-1.0.0.jar");

		assertThat(Release.named(jar)).isEqualTo(new Release("1.0.0", "file:" + jar));
		assertThatExceptionOfType(WrongDeclaration.class).isThrownBy(() -> Release.of(jar))
			.withMessageEndingWith("there is no such file");
	}

}
