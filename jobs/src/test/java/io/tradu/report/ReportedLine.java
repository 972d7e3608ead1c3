package io.tradu.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.document.Night;
import io.tradu.document.Nights;
import io.tradu.engine.Translation;
import io.tradu.nightly.NightRun;
import io.tradu.testing.FakeEngine;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A line whose nights are reported on: one document of three good rows and a bad one. */
final class ReportedLine {

	private static final String FEEDS = """
			tradu:
			  feeds:
			    news:
			      source: en
			      targets: [es, ca]
			      columns: [title]
			      routes:
			        es: ["fake:en-es", "fake:en-ca-es"]
			        ca: ["fake:en-ca"]
			""";

	private final Line line;

	ReportedLine(TestDatabase database) {
		this.line = Line.shared(database, FEEDS, "tradu.batch.retry.delay=1ms", "tradu.ingest.block-rows=3",
				"tradu.translate.blocks-at-a-time=1");
	}

	Line line() {
		return this.line;
	}

	JdbcClient jdbc() {
		return this.line.bean(JdbcClient.class);
	}

	/** Puts the document into the inbox, for the next date. */
	void putDocument() {
		this.line.nextDate();
		this.line.put("news", "a.csv", """
				title
				Good day %1$s
				Bad day %1$s
				too,many
				Good night
				""".formatted(this.line.date()));
	}

	NightRun run() {
		return this.line.run();
	}

	void removeReports() throws IOException {
		FileSystemUtils.deleteRecursively(this.line.path("reports"));
	}

	Night night(LocalDate date) {
		return this.line.bean(Nights.class).find(date, 1).orElseThrow();
	}

	NightFacts facts(NightRun run) {
		return this.line.bean(NightReports.class).facts(run.night());
	}

	/** Returns the facts as they were written. */
	JsonNode json(NightRun run) {
		return JsonMapper.shared().readTree(Line.read(page(run.night(), ".json")));
	}

	/** Returns where the report of a night stands. */
	Path page(Night night, String extension) {
		return this.line.path("reports", night.label() + extension);
	}

	/** Lets the engine have no words for the row that begins with "Bad". */
	void rejectBad() {
		this.line.engine()
			.answers(
					(answer) -> isBad(answer) ? new Translation.Untranslatable("no-words", "it has no words") : answer);
	}

	static boolean isBad(Translation answer) {
		return answer instanceof Translation.Translated translated
				&& translated.text().contains(FakeEngine.translated("Bad"));
	}

	void failWith(String sentence) {
		this.line.engine().beforeEachCall(() -> {
			throw new StoppingFailure(FailureCategory.DEPENDENCY, sentence, null);
		});
	}

}
