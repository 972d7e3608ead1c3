package io.tradu.engine.apertium;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ApertiumModesTests {

	@TempDir
	private Path root;

	private Path directory;

	private ApertiumModes modes;

	@BeforeEach
	void makeDirectory() throws IOException {
		this.directory = Files.createDirectory(this.root.resolve("modes"));
		Path programs = Files.createDirectory(this.root.resolve("bin"));
		assertThat(Files.createFile(programs.resolve("cat")).toFile().setExecutable(true)).isTrue();
		this.modes = new ApertiumModes(this.directory, List.of(programs), this.root);
	}

	@ParameterizedTest
	@CsvSource({ "en,es,eng-spa", "fr,es,fr-es", "eng,spa,en-es", "en,gl,en-gl", "ca,es,cat-spa" })
	void findsModesNamedByTwoLettersOrThree(String source, String target, String file) throws IOException {
		Files.writeString(this.directory.resolve(file + ".mode"), "cat $1");

		assertThat(this.modes.require(source, target).name()).isEqualTo(file);
		assertThat(this.modes.missingPackage(source, target)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "en,es,apertium-eng-spa", "es,en,apertium-eng-spa", "en,ca,apertium-eng-cat", "ca,es,apertium-spa-cat",
			"es,fr,apertium-fr-es", "en,gl,apertium-en-gl", "gl,es,apertium-es-gl", "pt,ca,apertium-por-cat" })
	void namesThePackageOfAPair(String source, String target, String name) {
		assertThat(this.modes.missingPackage(source, target)).hasValue(name);
		assertThatExceptionOfType(StoppingFailure.class).isThrownBy(() -> this.modes.require(source, target))
			.withMessageEndingWith("apt-get install " + name);
	}

	@ParameterizedTest
	@CsvSource({ "lt-proc,lttoolbox", "cg-proc,cg3", "lsx-proc,apertium-separable", "apertium-tagger,apertium" })
	void namesThePackageOfAProgram(String program, String name) throws IOException {
		Files.writeString(this.directory.resolve("eng-spa.mode"), "cat | " + program + " x.bin");

		assertThat(this.modes.missingPackage("en", "es")).hasValue(name);
	}

	@Test
	void noticesThatAModeHasLostItsData() throws IOException {
		Files.writeString(this.directory.resolve("eng-spa.mode"), "cat '/usr/share/apertium/no-such.bin'");

		assertThat(this.modes.missingPackage("en", "es")).hasValue("apertium-eng-spa");
		assertRefuses("en", "es", "/usr/share/apertium/no-such.bin", "apt-get install apertium-eng-spa");
	}

	@Test
	void doesNotAskForAPackageThatIsThereAndHasOtherDirectionsOnly() throws IOException {
		Files.writeString(this.directory.resolve("eu-es.mode"), "cat $1");

		assertThat(this.modes.knows("es", "eu")).isFalse();
		assertRefuses("es", "eu", "another language");
	}

	@Test
	void namesADirectoryThatDoesNotExist() {
		Path gone = this.root.resolve("gone");

		ApertiumModes none = new ApertiumModes(gone, List.of(), this.root);

		assertThatExceptionOfType(StoppingFailure.class).isThrownBy(() -> none.require("en", "es"))
			.withMessageContaining(gone.toString())
			.withMessageContaining("tradu.engine.apertium.modes-directory")
			.withMessageNotContaining("apt-get")
			.satisfies((failure) -> assertThat(failure.category()).isEqualTo(FailureCategory.DEPENDENCY));
		assertThat(none.knows("en", "es")).isTrue();
	}

	@Test
	void doesNotAskForAnInstalledPackageWhoseModeIsElsewhere() throws IOException {
		Files.createDirectory(this.root.resolve("apertium-eng-spa"));

		assertThatExceptionOfType(StoppingFailure.class).isThrownBy(() -> this.modes.require("en", "es"))
			.withMessageContaining(this.directory.toString())
			.withMessageNotContaining("apt-get");
		assertThat(this.modes.knows("en", "es")).isTrue();
	}

	@Test
	void namesADictionaryThatIsNotThere() throws IOException {
		Path dictionary = this.root.resolve("own.bin");
		Files.writeString(this.directory.resolve("eng-spa.mode"), "cat '" + dictionary + "'");

		assertRefuses("en", "es", "eng-spa.mode", dictionary.toString());
	}

	@Test
	void namesAProgramThatNoPackageBrings() throws IOException {
		Files.writeString(this.directory.resolve("eng-spa.mode"), "cat | own-stage");

		assertRefuses("en", "es", "eng-spa.mode", "own-stage");
		assertThat(this.modes.missingPackage("en", "es")).isEmpty();
	}

	@Test
	void namesAModeThatHoldsNoStage() throws IOException {
		Files.createFile(this.directory.resolve("eng-spa.mode"));

		assertRefuses("en", "es", "eng-spa");
	}

	private void assertRefuses(String source, String target, String... words) {
		assertThatExceptionOfType(StoppingFailure.class).isThrownBy(() -> this.modes.require(source, target))
			.satisfies((failure) -> {
				assertThat(failure.category()).isEqualTo(FailureCategory.DEPENDENCY);
				assertThat(failure.getMessage()).contains(words);
			});
	}

	@Test
	void doesNotKnowPairsThatNobodyPackages() {
		assertThat(this.modes.knows("en", "zh")).isFalse();
		assertThat(this.modes.missingPackage("en", "zh")).isEmpty();
	}

}
