package io.tradu.truth;

import java.util.List;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.ItemAddress;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Nights;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** What blocks, dead letters and ledger say of one another. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class StoredTruthIntegrationTests {

	@Parameter
	private TestDatabase database;

	@Test
	void givesBlocksBackThatNobodyWorksOn() {
		ComparedNight night = ComparedNight.failed(this.database);
		night.store("update block set state = 'CLAIMED' where night_id = :night and target = 'es'");
		night.store("update block set state = 'PROCESSING' where night_id = :night and target = 'ca'");

		night.assertMended("blocks-claimed");

		assertThat(night.ask("select count(*) from block where night_id = :night and state = 'PENDING'")).isEqualTo(2);
		assertThat(night.line().run().status()).isEqualTo(BatchStatus.COMPLETED);
	}

	@Test
	void namesOpenBlocksOfCompleteNight() {
		ComparedNight night = ComparedNight.completed(this.database);
		night.store("update block set state = 'VALIDATING' where night_id = :night");

		night.assertLeftToPerson("blocks-unfinished");
	}

	@Test
	void namesOpenDocumentOfCompleteNight() {
		ComparedNight night = ComparedNight.completed(this.database);
		night.store("update document set status = 'INGESTED' where night_id = :night");

		night.assertLeftToPerson("document-unfinished");
	}

	@Test
	void namesBlockInErrorWhoseRowsAreNoDeadLetters() {
		ComparedNight night = ComparedNight.failed(this.database);
		night.store("update block set state = 'ERROR' where night_id = :night and target = 'es'");

		night.assertLeftToPerson("block-unaccounted");
	}

	@Test
	void namesCompleteBlockWithoutResult() {
		ComparedNight night = ComparedNight.failed(this.database);
		night.store("update block set state = 'COMPLETED' where night_id = :night and target = 'es'");

		night.assertLeftToPerson("block-without-result");
	}

	@Test
	void namesDeadLetterOfRowThatWasDelivered() {
		ComparedNight night = ComparedNight.completed(this.database);
		addLetter(night, night.document(DocumentStatus.DELIVERED).row(3, "es"));

		night.assertLeftToPerson("dead-letter-delivered");
		night.assertLeftToPerson("ledger-unbalanced");
	}

	@Test
	void namesDeadLetterBeyondTheDocument() {
		ComparedNight night = ComparedNight.completed(this.database);
		addLetter(night, night.document(DocumentStatus.DELIVERED).row(4, "es"));

		night.assertLeftToPerson("dead-letter-beyond-rows");
	}

	@Test
	void namesDeadLetterOfNoDocument() {
		ComparedNight night = ComparedNight.completed(this.database);
		addLetter(night, new ItemAddress(Document.ROW, "987654321", "es", 4));

		Findings findings = night.line().bean(Truths.class).compare(Scope.ALL);

		assertThat(findings.line()).extracting(Disagreement::rule).contains("dead-letter-without-document");
		night.store("delete from dead_letter where origin = '987654321'");
	}

	@Test
	void namesRowsThatAreInNoAccount() {
		ComparedNight night = ComparedNight.completed(this.database);
		night.line().bean(DeadLetters.class).removeAll(Document.ROW, night.document(DocumentStatus.DELIVERED).origin());

		night.assertLeftToPerson("ledger-unbalanced");

		assertThat(night.compare().disagreements()).extracting(Disagreement::detail)
			.contains("for es: rows 2 are received and in none of delivered, rejected, canceled");
		assertThat(night.compare().ledgerLine()).endsWith("balanced=false");
	}

	@Test
	void writesLedgerThatIsGoneAgain() {
		ComparedNight night = ComparedNight.completed(this.database);
		night.store("delete from ledger where night_id = :night");

		night.assertMended("night-not-reconciled");

		assertThat(night.ask("select count(*) from ledger where night_id = :night and balanced = true")).isEqualTo(2);
	}

	@Test
	void writesLedgerLineThatIsGoneAgain() {
		ComparedNight night = ComparedNight.completed(this.database);
		night.store("delete from ledger where night_id = :night and target = 'es'");

		night.assertMended("ledger-missing");
	}

	@Test
	void writesLedgerLineAgainThatSaysSomethingElse() {
		ComparedNight night = ComparedNight.completed(this.database);
		night.store("update ledger set delivered = 3, rejected = 0 where night_id = :night and target = 'es'");

		night.assertMended("ledger-differs");

		assertThat(night.ask("select sum(delivered) from ledger where night_id = :night")).isEqualTo(4);
	}

	@Test
	void writesNoLedgerOfRowsThatDoNotAddUp() {
		ComparedNight night = ComparedNight.completed(this.database);
		addLetter(night, night.document(DocumentStatus.DELIVERED).row(3, "es"));
		night.store("update ledger set delivered = 3, rejected = 0 where night_id = :night and target = 'es'");

		night.assertLeftToPerson("ledger-differs");
	}

	@Test
	void namesNightThatNeverRan() {
		ComparedNight night = ComparedNight.waiting(this.database);
		night.line().bean(Nights.class).open(night.line().date(), 1);

		night.assertLeftToPerson("night-without-run");
	}

	@Test
	void saysNothingOfNightThatHasJustFailed() {
		ComparedNight night = ComparedNight.failed(this.database);

		assertThat(night.rules()).isEmpty();
		assertThat(night.compare().ledgerLine())
			.isEqualTo("ledger: received=6 delivered=0 rejected=2 canceled=0 balanced=false");
	}

	@Test
	void namesNightThatHasBeenUnfinishedForLong() {
		ComparedNight night = ComparedNight.failed(this.database);
		night.store("update night set opened_at = timestamp with time zone '2026-01-01 00:00:00+00' where id = :night");

		night.assertLeftToPerson("night-unfinished");
	}

	private static void addLetter(ComparedNight night, ItemAddress address) {
		night.line()
			.bean(DeadLetters.class)
			.add(List.of(new DeadLetter(address, "test", FailureCategory.DATA, "made up", "")));
	}

}
