package io.tradu.ingest;

import java.nio.charset.StandardCharsets;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.deadletter.KeptLetter;
import io.tradu.batch.failure.ItemAddress;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.SetAside;
import io.tradu.nightly.NightAccount;
import io.tradu.nightly.NightRun;
import io.tradu.testing.Conservation;
import io.tradu.testing.Line;

import static org.assertj.core.api.Assertions.assertThat;

/** A night with one document, {@code a.csv}. */
final class IngestingNight {

	private final Line line;

	private final NightRun run;

	private final String feed;

	private IngestingNight(Line line, String feed) {
		this.line = line;
		this.feed = feed;
		this.run = new Conservation(line).run();
	}

	static IngestingNight with(Line line, String feed, String content) {
		return with(line, feed, content.getBytes(StandardCharsets.UTF_8));
	}

	static IngestingNight with(Line line, String feed, byte[] content) {
		line.nextDate();
		line.put(feed, "a.csv", content);
		return new IngestingNight(line, feed);
	}

	/** Checks that what was delivered is this, byte for byte. */
	IngestingNight delivered(String target, String expected) {
		assertThat(Line.read(this.line.delivered(this.feed, "a." + target + ".csv"))).isEqualTo(expected);
		return this;
	}

	/** Checks that the file of rejected rows is this, byte for byte. */
	IngestingNight rejected(String target, String expected) {
		assertThat(Line.read(this.line.delivered(this.feed, "a." + target + ".rejected.csv"))).isEqualTo(expected);
		return this;
	}

	IngestingNight hasNoRejectedRows(String target) {
		assertThat(this.line.delivered(this.feed, "a." + target + ".rejected.csv")).doesNotExist();
		return this;
	}

	/** Checks that the row is a dead letter for every target. */
	IngestingNight hasDeadRow(long row, String reason, String detail, String rawText) {
		return hasDeadRow(row, ItemAddress.EVERY_LANE, reason, detail, rawText);
	}

	IngestingNight hasDeadRow(long row, String target, String reason, String detail, String rawText) {
		assertThat(this.line.bean(DeadLetters.class)
			.findAll(Document.ROW, document(DocumentStatus.DELIVERED).origin(), target, row, row)).singleElement()
			.extracting(KeptLetter::letter)
			.satisfies((letter) -> {
				assertThat(letter.reason()).isEqualTo(reason);
				assertThat(letter.detail()).isEqualTo(detail);
				assertThat(letter.evidence()).isEqualTo(rawText);
				assertThat(letter.address().lane()).isEqualTo(target);
			});
		return this;
	}

	IngestingNight hasLedger(long received, long delivered, long rejected) {
		assertThat(account().ledgerLine()).isEqualTo("ledger: received=" + received + " delivered=" + delivered
				+ " rejected=" + rejected + " canceled=0 balanced=true");
		return this;
	}

	/**
	 * Checks that the document was given up on as a whole and nothing else is left of it.
	 */
	IngestingNight isQuarantined(String detail) {
		Document document = document(DocumentStatus.QUARANTINED);
		DeadLetters letters = this.line.bean(DeadLetters.class);
		assertThat(letters.findReasons(Document.DOCUMENT, document.origin(), "es", 0, 0)).singleElement()
			.extracting(DeadLetter::reason, DeadLetter::detail)
			.containsExactly("too-many-bad-rows", detail);
		assertThat(letters.positions(Document.ROW, document.origin(), "es")).isEmpty();
		assertThat(account().setAside())
			.containsExactly(SetAside.quarantined(this.feed, "a.csv", "too-many-bad-rows", detail));
		assertThat(this.line.archived(this.feed, "a.csv")).doesNotExist();
		assertThat(this.line.quarantined(this.feed, "a.csv")).exists();
		assertThat(Line.read(this.line.quarantined(this.feed, "a.csv.reason.json"))).contains("too-many-bad-rows");
		assertThat(this.line.delivered(this.feed, "a.es.csv")).doesNotExist();
		assertThat(this.line.delivered(this.feed, "a.es.rejected.csv")).doesNotExist();
		return hasLedger(0, 0, 0);
	}

	String sourceLanguage() {
		return String.valueOf(document(DocumentStatus.DELIVERED).sourceLanguage());
	}

	private NightAccount account() {
		return this.line.account(this.run);
	}

	private Document document(DocumentStatus status) {
		return this.line.bean(Documents.class).find(this.run.night(), status).get(0);
	}

}
