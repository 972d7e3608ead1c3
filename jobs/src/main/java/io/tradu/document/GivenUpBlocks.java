package io.tradu.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.failure.Fingerprint;
import io.tradu.batch.failure.ItemAddress;

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

	private final KnownDocuments documents;

	private final DocumentFile files;

	private final DeadLetters deadLetters;

	private final BlockProperties properties;

	// Failures are counted apart from the chunk, which is rolled back.
	private final TransactionTemplate ownTransaction;

	GivenUpBlocks(Blocks blocks, KnownDocuments documents, DocumentFile files, DeadLetters deadLetters,
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
		if (causes(failure).anyMatch(ChangedDocumentException.class::isInstance)) {
			return Optional.of(new BlockFailure(ChangedDocumentException.RULE, FailureCategory.DATA, report.sentence(),
					1, Fingerprint.of(failure)));
		}
		if (report.category() != FailureCategory.LOGIC) {
			return Optional.empty();
		}
		Integer failures = this.ownTransaction.execute((status) -> this.blocks.countFailure(block));
		return (failures != null && failures >= this.properties.maxFailures())
				? Optional.of(new BlockFailure("block-failed", FailureCategory.LOGIC,
						"it failed " + failures + " times, last with: " + report.sentence(), failures,
						Fingerprint.of(failure)))
				: Optional.empty();
	}

	/**
	 * Gives a block up, in the caller's transaction. It has a letter of its own; those of
	 * its rows are what the accounts count.
	 */
	public void giveUp(Block block, BlockFailure failure) throws IOException {
		Document document = this.documents.of(block);
		List<DeadLetter> letters = new ArrayList<>();
		letters.add(letter(new ItemAddress(Block.BLOCK, document.origin(), block.target(), block.firstRow()), failure,
				"rows " + block.firstRow() + "-" + block.lastRow() + " of " + document.label()));
		letters.addAll((failure.category() == FailureCategory.DATA) ? unread(document, block, failure)
				: read(document, block, failure));
		this.deadLetters.add(letters);
		this.blocks.move(List.of(block), BlockState.ERROR, failure.sentence());
	}

	private List<DeadLetter> read(Document document, Block block, BlockFailure failure) throws IOException {
		return this.files.rows(document, block)
			.stream()
			.map((row) -> letter(document.row(row.rowNumber(), block.target()), failure, row.rawText()))
			.toList();
	}

	// The rows cannot be read any more. Those that were bad have their letters.
	private List<DeadLetter> unread(Document document, Block block, BlockFailure failure) {
		Set<Long> rejected = this.deadLetters
			.findReasons(Document.ROW, document.origin(), block.target(), block.firstRow(), block.lastRow())
			.stream()
			.map((letter) -> letter.address().position())
			.collect(Collectors.toSet());
		return LongStream.rangeClosed(block.firstRow(), block.lastRow())
			.filter((number) -> !rejected.contains(number))
			.mapToObj((number) -> letter(document.row(number, block.target()), failure, ""))
			.toList();
	}

	private static Stream<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
	}

	private static DeadLetter letter(ItemAddress address, BlockFailure failure, String evidence) {
		return new DeadLetter(address, failure.rule(), failure.category(), failure.sentence(), evidence)
			.causedBy(failure.fingerprint(), failure.failures());
	}

}
