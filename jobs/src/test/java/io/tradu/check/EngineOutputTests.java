package io.tradu.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.tradu.document.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What Apertium really made of ordinary sentences in five directions. */
class EngineOutputTests {

	private static final QualityChecks CHECKS = QualityChecks.standard(Set.of("en", "es", "ca", "fr", "gl"));

	@ParameterizedTest
	@MethodSource("segments")
	void acceptsOrdinarySentence(CheckedSegment segment) {
		assertThat(CHECKS.inspect(segment, Map.of())).noneMatch((finding) -> finding.severity() == Severity.ERROR);
	}

	@ParameterizedTest
	@MethodSource("segments")
	void rejectsOrdinarySentenceThatWasNotTranslated(CheckedSegment segment) {
		var copy = new CheckedSegment(segment.source(), segment.source(), segment.sourceLanguage(),
				segment.targetLanguage(), segment.unknownWords());

		assertThat(CHECKS.inspect(copy, Map.of())).extracting(Finding::check).contains("untranslated");
	}

	static Stream<CheckedSegment> segments() {
		return read().lines().skip(1).map((line) -> line.split("\t")).map(EngineOutputTests::segment);
	}

	private static CheckedSegment segment(String[] columns) {
		List<String> unknownWords = columns[2].isEmpty() ? List.of() : List.of(columns[2].split(" "));
		return new CheckedSegment(columns[3], columns[4], columns[0], columns[1], unknownWords);
	}

	private static String read() {
		try (var table = EngineOutputTests.class.getResourceAsStream("apertium.tsv")) {
			assertThat(table).isNotNull();
			return new String(table.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
