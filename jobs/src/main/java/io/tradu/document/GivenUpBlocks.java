package io.tradu.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.failure.Fingerprint;
import io.tradu.batch.failure.ItemAddress;
import io.tradu.csv.CsvRow;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides when a block is given up, and turns the rows of such a block into dead letters.
 */
@Component
public class GivenUpBlocks {

	private final Blocks blocks;

	private final Documents documents;

	private final DocumentFile files;

	private final DeadLetters deadLetters;

	private final BlockProperties properties;

	// Failures are counted apart from the chunk, which is rolled back.
	private final TransactionTemplate ownTransaction;

	GivenUpBlocks(Blocks blocks, Documents documents, DocumentFile files, DeadLetters deadLetters,
			BlockProperties properties,
			@Qualifier("transactionManager") PlatformTransactionManager transactionManager) {
		this.blocks = blocks;
		this.documents = documents;
		this.files = files;
		this.deadLetters = deadLetters;
		this.properties = properties;
		this.ownTransaction = new TransactionTemplate(transactionManager);
		this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/**
	 * Counts a failure, and returns why the block is to be given up if this was one too
	 * many of its own.
	 */
	public Optional<BlockFailure> reason(Block block, RuntimeException failure) {
		FailureReport report = FailureReport.of(failure);
		if (report.category() != FailureCategory.LOGIC) {
			return Optional.empty();
		}
		Integer failures = this.ownTransaction.execute((status) -> this.blocks.countFailure(block));
		return (failures != null && failures >= this.properties.maxFailures())
				? Optional.of(new BlockFailure("it failed " + failures + " times, last with: " + report.sentence(),
						failures, Fingerprint.of(failure)))
				: Optional.empty();
	}

	/**
	 * Gives a block up, in the caller's transaction. It has a letter of its own; those of
	 * its rows are what the accounts count.
	 */
	public void giveUp(Block block, BlockFailure failure) throws IOException {
		Document document = this.documents.find(block.documentId()).orElseThrow();
		List<DeadLetter> letters = new ArrayList<>();
		letters.add(letter(new ItemAddress(Block.BLOCK, document.origin(), block.target(), block.firstRow()), failure,
				"rows " + block.firstRow() + "-" + block.lastRow() + " of " + document.label()));
		for (CsvRow row : this.files.rows(document, block)) {
			letters.add(letter(document.row(row.rowNumber(), block.target()), failure, row.rawText()));
		}
		this.deadLetters.add(letters);
		this.blocks.move(List.of(block), BlockState.ERROR, failure.sentence());
	}

	private static DeadLetter letter(ItemAddress address, BlockFailure failure, String evidence) {
		return new DeadLetter(address, "block-failed", FailureCategory.LOGIC, failure.sentence(), evidence)
			.causedBy(failure.fingerprint(), failure.failures());
	}

}
