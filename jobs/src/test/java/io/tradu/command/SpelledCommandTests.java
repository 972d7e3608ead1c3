package io.tradu.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpelledCommandTests {

	private static final Path SOURCES = Path.of("src", "main", "java");

	@Test
	void isNoneBesideTheOnesThatNameTheirHome() throws IOException {
		try (Stream<Path> sources = Files.walk(SOURCES)) {
			assertThat(sources.filter(Files::isRegularFile).filter(SpelledCommandTests::spellsCommand))
				.as("commands to type are written by TraduCommand")
				.isEmpty();
		}
	}

	private static boolean spellsCommand(Path source) {
		try {
			return Files.readString(source).contains("scripts/tradu ");
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
