package io.tradu.engine.apertium;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.tradu.engine.Route;
import io.tradu.engine.Translation;
import io.tradu.engine.Translation.Translated;
import io.tradu.engine.Translation.Untranslatable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ApertiumEngineTests {

	private static ApertiumEngine engine;

	@BeforeAll
	static void startEngine() {
		engine = Engines.real();
	}

	@AfterAll
	static void closeEngine() {
		engine.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, value = {
			"I saw the red car.|Vi el coche rojo.", "it works well|obra bien",
			"  It rains.  I saw him.  |  Llueve.  Le vi.  ", "* red car|* coche rojo",
			"the dog\u2019s tail isn\u2019t red|la cola del perro no es rojo",
			"This is <b>red</b> and {name} sees it.|Esto es <b>rojo</b> y {name} lo ve.",
			"Use --force on /etc/passwd with %s.|Uso --force encima /etc/passwd con %s.",
			"Cats, dogs [and] {horses} cost $5 ^ 6 / 7 \\ 8.|Gatos, perros [y] {horses} costados $5 ^ 6 / 7 \\ 8." })
	void translates(String source, String target) {
		assertThat(translate(source)).isEqualTo(target);
	}

	@Test
	void keepsLineBreaksAndTabs() {
		assertThat(translate("It rains.\n\n\tIt snows a lot.\r\n"))
			.matches("Llueve\\.\n\n\tNieva mucho\\.\r\n|.*\n\n\t.*\r\n");
	}

	@Test
	void namesUnknownWordsAndShowsNoMark() {
		assertThat(engine.translate(Engines.EN_ES, List.of("The xyzzyq is *red*"))).singleElement()
			.isEqualTo(new Translated("El xyzzyq es *rojo*", List.of("xyzzyq")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "12.5", "<br/>", "https://example.com", "***", "\u00a0\n", "1 + 1 = 2 {x}" })
	void returnsWhatHoldsNoLanguageAsItIs(String text) {
		assertThat(translate(text)).isEqualTo(text);
	}

	@Test
	void refusesASegmentBeyondTheLimit() {
		assertThat(engine.translate(Engines.EN_ES, List.of("word ".repeat(20_001)))).singleElement()
			.isInstanceOfSatisfying(Untranslatable.class,
					(answer) -> assertThat(answer.reason()).isEqualTo("segment-too-long"));
	}

	@Test
	void translatesOverAPivotLanguage() {
		List<Translation> answers = engine.translate(Route.parse("apertium:en-ca-es"),
				List.of("I saw the red car at {place}.", "The xyzzyq is big."));

		assertThat(answers).containsExactly(new Translated("Vi el carro rojo a {place}.", List.of()),
				new Translated("El xyzzyq es grande.", List.of("xyzzyq")));
	}

	@Test
	void keepsProtectedPartsOnceAndInOrder() {
		for (String text : HostileTexts.withParts(300)) {
			List<String> parts = HostileTexts.parts(text);

			assertThat(HostileTexts.parts(translate(text))).as(text).isEqualTo(parts);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "apertium:en-es", "apertium:es-en", "apertium:en-ca", "apertium:en-ca-es" })
	void givesEachHostileTextItsOwnAnswer(String route) {
		List<String> texts = HostileTexts.numbered(400);

		List<Translation> answers = engine.translate(Route.parse(route), texts);

		for (int i = 0; i < texts.size(); i++) {
			// The engine may move a number, but it has none of any other text.
			assertThat(Pattern.compile("7\\d{4}").matcher(Engines.text(answers.get(i))).results())
				.extracting(MatchResult::group)
				.hasSize(2)
				.containsOnly(String.valueOf(70_000 + i));
		}
		assertThat(engine.status()).allSatisfy((status) -> assertThat(status.replaced()).isZero());
	}

	@Test
	void answersDoNotDependOnTheOrderOfAsking() {
		List<String> texts = new ArrayList<>(HostileTexts.sentences(400));
		List<String> forwards;
		List<String> backwards;
		try (ApertiumEngine first = Engines.real(); ApertiumEngine second = Engines.real()) {
			forwards = Engines.texts(first.translate(Engines.EN_ES, texts));
			Collections.reverse(texts);
			backwards = new ArrayList<>(Engines.texts(second.translate(Engines.EN_ES, texts)));
			Collections.reverse(backwards);
		}

		assertThat(backwards).isEqualTo(forwards);
	}

	@Test
	void servesSeveralThreadsAtOnce() throws Exception {
		List<String> texts = IntStream.range(0, 200).mapToObj((i) -> "The car has " + i + " wheels").toList();
		List<String> expected = Engines.texts(engine.translate(Engines.EN_ES, texts));
		ExecutorService threads = Executors.newFixedThreadPool(6);
		List<Callable<List<Translation>>> calls = Collections.nCopies(12, () -> engine.translate(Engines.EN_ES, texts));

		for (Future<List<Translation>> answers : threads.invokeAll(calls)) {
			assertThat(Engines.texts(answers.get())).isEqualTo(expected);
		}
		threads.shutdownNow();
	}

	@Test
	void recyclesPipelinesWithoutLosingAnAnswer() {
		try (ApertiumEngine recycling = Engines.recycling(50)) {
			List<String> texts = IntStream.range(0, 220).mapToObj((i) -> "The car has " + i + " wheels").toList();

			assertThat(Engines.texts(recycling.translate(Engines.EN_ES, texts)))
				.isEqualTo(Engines.texts(engine.translate(Engines.EN_ES, texts)));
			Awaitility.await()
				.untilAsserted(() -> assertThat(recycling.status()).singleElement().satisfies((status) -> {
					assertThat(status.recycled()).isEqualTo(4);
					assertThat(status.replaced()).isZero();
				}));
		}
	}

	@Test
	void goesOnAfterAStageWasKilled() {
		List<ProcessHandle> before = stages();
		try (ApertiumEngine wounded = Engines.real()) {
			wounded.translate(Engines.EN_ES, List.of("It rains"));
			stages().stream()
				.filter((stage) -> !before.contains(stage))
				.filter((stage) -> stage.info().command().orElse("").endsWith("apertium-interchunk"))
				.forEach(ProcessHandle::destroyForcibly);

			assertThat(Engines.texts(wounded.translate(Engines.EN_ES, List.of("It rains")))).containsExactly("Llueve");
			assertThat(wounded.status()).singleElement()
				.satisfies((status) -> assertThat(status.started()).isEqualTo(2));
		}
	}

	@Test
	void leavesNoProcessBehind() {
		List<ProcessHandle> before = stages();
		ApertiumEngine brief = Engines.real();
		brief.translate(Engines.EN_ES, List.of("The car"));
		assertThat(stages()).hasSizeGreaterThan(before.size());

		brief.close();

		assertThat(stages()).allMatch(before::contains);
	}

	private static List<ProcessHandle> stages() {
		return ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList();
	}

	private static String translate(String text) {
		return Engines.text(engine.translate(Engines.EN_ES, List.of(text)).get(0));
	}

}
