package io.tradu.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import io.tradu.batch.deadletter.LetterState;
import io.tradu.csv.TextFileScan;
import io.tradu.engine.Route;
import io.tradu.engine.Translation;
import io.tradu.nightly.NightAccounts;
import io.tradu.nightly.NightRun;
import io.tradu.testing.FakeEngine;
import io.tradu.testing.Line;
import io.tradu.testing.Outbox;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A night with dead letters: two rows whose title says "Bad" (for both targets), and one
 * that is no record.
 */
final class RejectingNight {

	static final String FEEDS = """
			tradu:
			  feeds:
			    news:
			      source: en
			      targets: [es, ca]
			      key: id
			      columns: [title, body]
			      routes:
			        es: ["fake:en-es"]
			        ca: ["fake:en-ca"]
			""";

	static final String[] SETTINGS = { "tradu.batch.retry.delay=1ms", "tradu.ingest.block-rows=3",
			"tradu.batch.steps.translateLetters.chunk-size=2" };

	private final Line line;

	private @Nullable NightRun run;

	RejectingNight(Line line) {
		this.line = line;
	}

	/** Runs the next date's night. */
	void run() {
		this.line.nextDate();
		put("a");
		put("b");
		rejectBad();
		this.run = this.line.run();
		assertThat(this.run.status()).isEqualTo(BatchStatus.COMPLETED);
		this.line.engine().reset();
	}

	/** Lets the engine refuse every text with "Bad" in it. */
	void rejectBad() {
		this.line.engine()
			.answers((answer) -> (answer instanceof Translation.Translated translated
					&& translated.text().contains(FakeEngine.translated("Bad")))
							? new Translation.Untranslatable("no-words", "it has no words for it") : answer);
	}

	ReplayReport replay(List<Long> ids) {
		return replay(ids, null, Edits.NONE);
	}

	ReplayReport replay(List<Long> ids, @Nullable String route, Edits edits) {
		return this.line.bean(ReplayRunner.class).replay(LetterChoice.of(ids), request(route, edits));
	}

	ReplayReport replay(LetterFilter filter) {
		return this.line.bean(ReplayRunner.class).replay(LetterChoice.of(filter), request(null, Edits.NONE));
	}

	List<Letter> letters(@Nullable LetterState state) {
		return this.line.bean(Letters.class)
			.find(new LetterFilter(this.line.date(), null, null, null, state, null), Integer.MAX_VALUE);
	}

	/** Returns the one letter of an item. */
	Letter letter(String item) {
		return letters(null).stream().filter((letter) -> letter.item().equals(item)).findFirst().orElseThrow();
	}

	List<Long> ids(String... items) {
		return List.of(items).stream().map((item) -> letter(item).id()).toList();
	}

	String ledgerLine() {
		assertThat(this.run).isNotNull();
		return this.line.bean(NightAccounts.class).of(this.run.night(), true).ledgerLine();
	}

	String delivered(String fileName) {
		return Line.read(this.line.delivered("news", fileName));
	}

	String sha256(String fileName) {
		try {
			return TextFileScan.of(this.line.delivered("news", fileName)).sha256();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns what the manifest says of a file. */
	JsonNode target(String fileName) {
		return JsonMapper.shared()
			.readTree(delivered("manifest.json"))
			.path("documents")
			.valueStream()
			.flatMap((document) -> document.path("targets").valueStream())
			.filter((target) -> target.path("file").asString().equals(fileName))
			.findFirst()
			.orElseThrow();
	}

	/** Returns the files of the outbox, without what differs from one run to another. */
	Map<String, String> outbox() {
		Map<String, String> contents = Outbox.contents(this.line.path("outbox", this.line.date().toString()));
		contents.replaceAll(
				(file, content) -> content.replaceAll("\"deliveredAt\" : \"[^\"]*\"|\"why\" : \"replay \\d+\"", ""));
		return contents;
	}

	/** Proves that each row stands in exactly one file of each target. */
	void assertConserved() {
		for (String name : List.of("a", "b")) {
			for (String target : List.of("es", "ca")) {
				assertThat(Outbox.ids(this.line.path("outbox", this.line.date().toString(), "news"), name, target))
					.containsExactlyInAnyOrderElementsOf(Outbox.ids(this.line.archived("news", name + ".csv")));
			}
		}
		assertThat(ledgerLine()).endsWith("balanced=true");
	}

	private static ReplayRequest request(@Nullable String route, Edits edits) {
		return new ReplayRequest("tester", "for the test", (route != null) ? Route.parse(route) : null, edits);
	}

	private void put(String name) {
		this.line.put("news", name + ".csv", """
				id,title,body,url
				1,Good day %1$s,"Hello, you",http://x.example.com
				2,Bad day %1$s,Some text,http://x.example.com
				3,too,few
				4,Good night,More text,-
				5,Bad night,-,-
				6,Good morning,Last text,-
				""".formatted(name + " " + this.line.date()));
	}

}
