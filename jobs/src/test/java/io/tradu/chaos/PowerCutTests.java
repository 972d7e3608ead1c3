package io.tradu.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledIf("io.tradu.chaos.PowerCut#isPossible")
class PowerCutTests {

	private static Path library;

	@TempDir
	private Path folder;

	@BeforeAll
	static void compile() throws IOException {
		library = PowerCut.compile();
	}

	@Test
	void losesOnlyWhatWasNotSynced() throws IOException {
		assertThat(outcomes("old", "conv=notrunc")).containsExactlyInAnyOrder("old", "new");
		assertThat(outcomes("old", "conv=notrunc,fsync")).containsExactly("new");
	}

	@Test
	void losesTheNameOfAFileWhoseFolderWasNotSynced() throws IOException {
		assertThat(outcomes(null, "conv=fsync")).containsExactlyInAnyOrder("nothing", "new");
		assertThat(outcomes(null, "conv=notrunc")).containsExactlyInAnyOrder("nothing", "", "new");
	}

	private Set<String> outcomes(String before, String how) throws IOException {
		Set<String> outcomes = new TreeSet<>();
		Random random = new Random(1);
		for (int attempt = 0; attempt < 20; attempt++) {
			Path home = Files.createDirectory(this.folder.resolve(how + before + attempt));
			Path file = home.resolve("file");
			if (before != null) {
				Files.writeString(file, before);
			}
			PowerCut cut = new PowerCut(home, this.folder.resolve("record"), random);
			write(file, how, cut);
			cut.apply();
			outcomes.add(Files.exists(file) ? Files.readString(file) : "nothing");
		}
		return outcomes;
	}

	private void write(Path file, String how, PowerCut cut) throws IOException {
		Path input = Files.writeString(this.folder.resolve("input"), "new");
		List<String> command = new ArrayList<>(List.of("dd", "if=" + input, "of=" + file, how, "status=none"));
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().putAll(cut.environment(library));
		assertThat(builder.start().onExit().join().exitValue()).isZero();
	}

}
