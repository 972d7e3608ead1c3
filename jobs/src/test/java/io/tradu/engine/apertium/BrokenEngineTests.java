package io.tradu.engine.apertium;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.batch.failure.TransientFailure;
import io.tradu.engine.Route;
import io.tradu.engine.Translation;
import io.tradu.engine.Translation.Translated;
import io.tradu.engine.Translation.Untranslatable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BrokenEngineTests {

	private static final String ECHO = "answer \"$message\"";

	@TempDir
	private Path directory;

	@Test
	void answersWhatItWasAsked() {
		try (ApertiumEngine engine = Engines.broken(this.directory, ECHO)) {
			List<String> texts = numbered(500);

			assertThat(Engines.texts(engine.translate(Engines.XX_YY, texts))).isEqualTo(texts);
		}
	}

	@Test
	void givesUpOnlyTheSegmentThatHangsThePipeline() {
		assertOnlyPoisonIsLost("case $message in *poison*) sleep 1000;; *) " + ECHO + ";; esac");
	}

	@Test
	void givesUpOnlyTheSegmentThatCrashesThePipeline() {
		assertOnlyPoisonIsLost("case $message in *poison*) exit 3;; *) " + ECHO + ";; esac");
	}

	@Test
	void givesUpOnlyTheSegmentThatIsAnsweredWithoutEndOfMessage() {
		assertOnlyPoisonIsLost("case $message in *poison*) put cut;; *) " + ECHO + ";; esac");
	}

	@Test
	void givesUpOnlyTheSegmentThatIsAnsweredWithAFlood() {
		assertOnlyPoisonIsLost("case $message in *poison*) yes;; *) " + ECHO + ";; esac");
	}

	@Test
	void givesUpOnlyTheSegmentThatIsAnsweredTwice() {
		assertOnlyPoisonIsLost(ECHO + "; case $message in *poison*) printf 'more\\0';; esac");
	}

	@Test
	void givesUpEachOfSeveralPoisonedSegments() {
		try (ApertiumEngine engine = Engines.broken(this.directory,
				"case $message in *poison*) exit 3;; *) " + ECHO + ";; esac")) {
			List<String> texts = new ArrayList<>(numbered(60));
			for (int i = 5; i < 60; i += 11) {
				texts.set(i, "poison");
			}

			List<Translation> answers = engine.translate(Engines.XX_YY, texts);

			assertThat(answers.stream().filter(Untranslatable.class::isInstance)).hasSize(5);
			assertThat(Engines.text(answers.get(59))).isEqualTo(texts.get(59));
		}
	}

	@Test
	void recoversFromACrashThatDoesNotComeBack() {
		Path mark = this.directory.resolve("crashed");
		String script = "if [ ! -e %s ] && [ \"$message\" = 'text number g' ]; then touch %s; exit 1; fi\n%s"
			.formatted(mark, mark, ECHO);
		try (ApertiumEngine engine = Engines.broken(this.directory, script)) {
			List<String> texts = numbered(100);

			assertThat(Engines.texts(engine.translate(Engines.XX_YY, texts))).isEqualTo(texts);
			assertThat(engine.status()).singleElement()
				.satisfies((status) -> assertThat(status.started()).isEqualTo(2));
		}
	}

	@Test
	void asksWithBracketedNumbersWhenFormattingIsDropped() {
		assertKeepsParts("answer \"${message//\\[<x?\\/>]/}\"");
	}

	@Test
	void asksForTheStretchesWhenAllPartsAreDropped() {
		assertKeepsParts("message=\"${message//\\[<x?\\/>]/}\"; answer \"${message//[\u27e6\u27e7]/}\"");
	}

	@Test
	void givesUpASegmentWhosePartsAreLostInEveryWay() {
		try (ApertiumEngine engine = Engines.broken(this.directory, "answer \"$message [x]\"")) {
			assertThat(engine.translate(Engines.XX_YY, List.of("use <b>this</b> now"))).singleElement()
				.isInstanceOfSatisfying(Untranslatable.class,
						(lost) -> assertThat(lost.reason()).isEqualTo("protected-content-lost"));
		}
	}

	@Test
	void givesUpASegmentOfWhichNothingIsLeft() {
		try (ApertiumEngine engine = Engines.broken(this.directory, "answer ' '")) {
			assertThat(engine.translate(Engines.XX_YY, List.of("hello"))).singleElement()
				.isInstanceOfSatisfying(Untranslatable.class,
						(lost) -> assertThat(lost.reason()).isEqualTo("empty-answer"));
		}
	}

	@Test
	void endsCallsThatWaitWhenItIsClosed() throws Exception {
		String script = "case $message in *slow*) sleep 1000;; *) " + ECHO + ";; esac";
		ExecutorService thread = Executors.newSingleThreadExecutor();
		ApertiumEngine engine = Engines.broken(this.directory, script);
		Future<List<Translation>> call = thread.submit(() -> engine.translate(Engines.XX_YY, List.of("slow")));
		Awaitility.await().until(() -> engine.status().stream().anyMatch((status) -> status.busy() > 0));

		engine.close();

		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> call.get(5, TimeUnit.SECONDS))
			.withCauseInstanceOf(TransientFailure.class);
		thread.shutdownNow();
	}

	@Test
	void stopsWithTheLastWordsOfAnEngineThatCannotBeStarted() {
		try (ApertiumEngine engine = Engines.command(this.directory, "sh", "echo 'no such dictionary' >&2; exit 1")) {
			assertThatExceptionOfType(StoppingFailure.class)
				.isThrownBy(() -> engine.translate(Engines.XX_YY, List.of("hello")))
				.withMessageContaining("no such dictionary");
		}
	}

	@Test
	void stopsWhenAnEngineOnlyCopies() {
		try (ApertiumEngine engine = Engines.command(this.directory, "bash",
				"while IFS= read -r -d '' raw; do printf '%s\\0' \"$raw\"; done")) {
			assertThatExceptionOfType(StoppingFailure.class)
				.isThrownBy(() -> engine.translate(Engines.XX_YY, List.of("hello")))
				.withMessageContaining("xx-yy")
				.withMessageContaining("Xyzzyqua 47 brilkwo.")
				.satisfies((failure) -> assertThat(failure.category()).isEqualTo(FailureCategory.DEPENDENCY));
		}
	}

	@Test
	void provesThatItStillTranslates() throws Exception {
		Path mark = this.directory.resolve("broken");
		try (ApertiumEngine engine = Engines.command(this.directory, "bash", """
				while IFS= read -r -d '' raw; do
				[ -e %s ] || raw=${raw/]/]*}
				printf '%%s\\0' "$raw"
				done
				""".formatted(mark))) {
			engine.prove(Engines.XX_YY);
			Files.createFile(mark);

			assertThatExceptionOfType(StoppingFailure.class).isThrownBy(() -> engine.prove(Engines.XX_YY))
				.satisfies((failure) -> assertThat(failure.category()).isEqualTo(FailureCategory.DEPENDENCY));
			assertThat(engine.status()).singleElement().satisfies((status) -> {
				assertThat(status.pipelines()).isZero();
				assertThat(status.started()).isZero();
			});
		}
	}

	@Test
	void stopsWhenAnEngineHangsFromTheStart() {
		try (ApertiumEngine engine = Engines.command(this.directory, "sh", "sleep 1000")) {
			assertThatExceptionOfType(StoppingFailure.class)
				.isThrownBy(() -> engine.translate(Engines.XX_YY, List.of("hello")))
				.withMessageContaining("no answer came in time");
		}
	}

	@Test
	void failsForTheMomentWhenNoSegmentComesThrough() {
		String afterPriming = "if [ ${#message} -gt 15 ]; then exit 1; else " + ECHO + "; fi";
		try (ApertiumEngine engine = Engines.broken(this.directory, afterPriming)) {
			List<String> texts = Collections.nCopies(20, "a text that is longer than a prime word");

			assertThatExceptionOfType(TransientFailure.class).isThrownBy(() -> engine.translate(Engines.XX_YY, texts))
				.withMessageContaining("keeps failing")
				.withMessageContaining("exit code 1");
		}
	}

	@Test
	void namesThePackageOfAMissingPair() {
		Route icelandic = Route.parse("apertium:is-sv");
		try (ApertiumEngine engine = empty()) {
			assertThatExceptionOfType(StoppingFailure.class).isThrownBy(() -> engine.verify(icelandic))
				.withMessageContaining("apt-get install apertium-isl-swe");
			assertThat(engine.missingPackage(icelandic)).hasValue("apertium-isl-swe");
			assertThat(engine.knows(icelandic)).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "if [ $n -gt 9 ]; then put \"$held\"; else put \"$raw\"; fi; held=$raw",
			"[ $n = 12 ] || put \"$raw\"", "put \"$raw\"; [ $n != 12 ] || put \"$raw\"",
			"if [ $n = 12 ]; then held=$raw; else put \"$raw\"; [ $n != 13 ] || put \"$held\"; fi",
			"if [ $n = 12 ]; then put \"$held$raw\"; else held=$raw; put \"$raw\"; fi",
			"if [ $n -lt 12 ]; then put \"$raw\"; else put \"$held$begin$end\"; held=$message; fi" })
	void deliversNoTextOfAnotherRowWhenAStageBreaksTheOrder(String script) {
		assertNoTextOfAnotherRow(Engines.broken(this.directory, script));
	}

	@Test
	void deliversNoTextOfAnotherRowWhenAStageHoldsOnlyWordsBack() {
		String holdsBackAfter = """
				while IFS= read -r -d '' raw; do
				n=$((n + 1))
				words="${raw#*]}"
				words="*${words%[][*}"
				[ $n -gt 20 ] || held=$words
				printf '%s%s%s\\0' "${raw%%]*}]" "$held" "[][${raw##*[][}"
				held=$words
				done
				""";
		assertNoTextOfAnotherRow(Engines.command(this.directory, "bash", holdsBackAfter));
	}

	@Test
	void givesUpOnlyTheSegmentThatCrashesThePipelineAfterItsAnswer() {
		assertOnlyPoisonIsLost(ECHO + "; case $message in *poison*) exit 3;; esac");
	}

	private ApertiumEngine empty() {
		return new ApertiumEngine(Engines.properties(this.directory, 64, 100, Duration.ofSeconds(1)));
	}

	private void assertNoTextOfAnotherRow(ApertiumEngine broken) {
		try (broken) {
			List<String> texts = numbered(120);

			List<Translation> answers = broken.translate(Engines.XX_YY, texts);

			for (int i = 0; i < texts.size(); i++) {
				if (answers.get(i) instanceof Translated translated) {
					assertThat(translated.text()).isEqualTo(texts.get(i));
				}
			}
			assertThat(broken.status()).singleElement()
				.satisfies((status) -> assertThat(status.replaced()).isPositive());
			assertThat(answers.stream().filter(Translated.class::isInstance).count()).isGreaterThan(100);
		}
	}

	private void assertOnlyPoisonIsLost(String script) {
		try (ApertiumEngine engine = Engines.broken(this.directory, script)) {
			List<String> texts = new ArrayList<>(numbered(40));
			texts.set(17, "poison");

			List<Translation> answers = engine.translate(Engines.XX_YY, texts);

			assertThat(answers.get(17)).isInstanceOfSatisfying(Untranslatable.class,
					(lost) -> assertThat(lost.reason()).isEqualTo("engine-failure"));
			for (int i = 0; i < texts.size(); i++) {
				assertThat(i == 17 ? texts.get(i) : Engines.text(answers.get(i))).isEqualTo(texts.get(i));
			}
		}
	}

	private void assertKeepsParts(String script) {
		try (ApertiumEngine engine = Engines.broken(this.directory, script)) {
			List<String> texts = List.of("use <b>this</b> with {name} now", "two\nlines of it");

			assertThat(Engines.texts(engine.translate(Engines.XX_YY, texts))).isEqualTo(texts);
		}
	}

	private static List<String> numbered(int count) {
		List<String> texts = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			texts.add("text number " + Integer.toString(i, 36).replace('-', 'x'));
		}
		return texts;
	}

}
