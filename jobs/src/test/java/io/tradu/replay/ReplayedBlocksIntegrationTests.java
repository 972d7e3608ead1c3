package io.tradu.replay;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.tradu.batch.audit.Act;
import io.tradu.batch.deadletter.LetterState;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.nightly.NightRun;
import io.tradu.nightly.Refused;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The way back in for blocks and documents, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ReplayedBlocksIntegrationTests {

	private final Line line;

	private final RejectingNight night;

	ReplayedBlocksIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, RejectingNight.FEEDS, RejectingNight.SETTINGS);
		this.night = new RejectingNight(this.line);
		this.line.nextDate();
	}

	@Test
	void keepsBlockThatWasGivenUpBesideItsRows() {
		NightRun run = giveUpBlocks();

		List<Letter> letters = this.night.letters(LetterState.OPEN);
		assertThat(letters).filteredOn((letter) -> letter.kind().equals("block"))
			.extracting(Letter::item)
			.containsExactlyInAnyOrder("news/a.csv:1 es", "news/a.csv:1 ca");
		assertThat(letters).filteredOn((letter) -> letter.kind().equals("row")).hasSize(6);
		assertThat(letters).allSatisfy((letter) -> {
			assertThat(letter.content().category()).isEqualTo(FailureCategory.LOGIC);
			assertThat(letter.content().attempts()).isGreaterThanOrEqualTo(3);
			assertThat(letter.content().fingerprint()).hasSize(12);
		});
		assertThat(letters).extracting((letter) -> letter.content().fingerprint())
			.containsOnly(letters.get(0).content().fingerprint());
		assertThat(this.line.account(run).ledgerLine())
			.isEqualTo("ledger: received=6 delivered=0 rejected=6 canceled=0 balanced=true");
	}

	@Test
	void replaysAllRowsOfABlock() {
		NightRun run = giveUpBlocks();
		Letter block = block("es");

		ReplayReport report = this.night.replay(List.of(block.id()));

		assertThat(report.count(ItemState.DELIVERED)).isEqualTo(3);
		assertThat(block("es").kept().state()).isEqualTo(LetterState.REPLAYED);
		assertThat(block("ca").kept().isOpen()).isTrue();
		assertThat(this.line.account(run).ledgerLine())
			.isEqualTo("ledger: received=6 delivered=3 rejected=3 canceled=0 balanced=true");
	}

	@Test
	void settlesBlockWithItsLastRow() {
		giveUpBlocks();
		List<Long> rows = this.night.letters(LetterState.OPEN)
			.stream()
			.filter((letter) -> letter.kind().equals("row") && letter.target().equals("es"))
			.map(Letter::id)
			.toList();
		this.night.replay(rows.subList(0, 2));
		assertThat(block("es").kept().isOpen()).isTrue();

		this.line.bean(Discards.class).discard(LetterChoice.of(rows.subList(2, 3)), new Act("boss", "not worth it"));

		assertThat(block("es").kept().state()).isEqualTo(LetterState.REPLAYED);
	}

	@Test
	void discardsAllRowsOfABlock() {
		giveUpBlocks();

		this.line.bean(Discards.class)
			.discard(LetterChoice.of(List.of(block("es").id())), new Act("boss", "not worth it"));

		assertThat(this.night.letters(LetterState.DISCARDED)).hasSize(4);
	}

	@Test
	void putsDocumentBackIntoTheInbox() {
		putBadDocument();
		NightRun run = this.line.run();
		Letter letter = this.night.letter("news/bad.csv");
		assertThat(letter.kind()).isEqualTo("document");
		String content = Line.read(this.line.quarantined("news", "bad.csv"));

		ReplayReport report = this.night.replay(List.of(letter.id()));

		assertThat(report.returned()).extracting(Letter::item).containsExactly("news/bad.csv");
		assertThat(report.nights()).containsExactly(run.night());
		assertThat(this.line.path("inbox", "news", "bad.csv")).hasContent(content);
		assertThat(Files.exists(this.line.quarantined("news", "bad.csv"))).isFalse();
		assertThat(this.night.letter("news/bad.csv").kept().state()).isEqualTo(LetterState.REPLAYED);
		assertThat(this.line.run(true).status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(Files.exists(this.line.quarantined("news", "bad.csv"))).isTrue();
	}

	@Test
	void refusesDocumentThatIsGoneFromQuarantine() throws Exception {
		putBadDocument();
		this.line.run();
		Files.delete(this.line.quarantined("news", "bad.csv"));
		Letter letter = this.night.letter("news/bad.csv");

		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.night.replay(List.of(letter.id())))
			.withMessageContaining("no longer in quarantine");

		assertThat(this.night.letter("news/bad.csv").kept().isOpen()).isTrue();
	}

	@Test
	void overwritesNothingInTheInbox() {
		putBadDocument();
		this.line.run();
		this.line.put("news", "bad.csv", "another");
		Letter letter = this.night.letter("news/bad.csv");

		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.night.replay(List.of(letter.id())))
			.withMessageContaining("the inbox has another file");
	}

	private NightRun giveUpBlocks() {
		this.line.put("news", "a.csv",
				"id,title,body,url\n1,Day of %s,-,-\n2,Good day,-,-\n3,Good night,-,-\n".formatted(this.line.date()));
		this.line.engine().beforeEachCall(() -> {
			throw new IllegalStateException("nobody thought of this");
		});
		NightRun run = this.line.run();
		for (int i = 0; i < 9 && run.status() != BatchStatus.COMPLETED; i++) {
			run = this.line.run();
		}
		assertThat(run.status()).isEqualTo(BatchStatus.COMPLETED);
		this.line.engine().reset();
		return run;
	}

	private Letter block(String target) {
		return this.night.letters(null)
			.stream()
			.filter((letter) -> letter.kind().equals("block") && letter.target().equals(target))
			.findFirst()
			.orElseThrow();
	}

	private void putBadDocument() {
		this.line.put("news", "bad.csv",
				"id,title,body,url\n" + IntStream.range(0, 30)
					.mapToObj((row) -> row + ",too few on " + this.line.date() + "\n")
					.collect(Collectors.joining()));
	}

}
