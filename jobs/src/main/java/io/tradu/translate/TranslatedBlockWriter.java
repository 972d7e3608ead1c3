package io.tradu.translate;

import java.io.IOException;
import java.util.List;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.csv.CsvRow;
import io.tradu.document.Block;
import io.tradu.document.BlockResults;
import io.tradu.document.BlockState;
import io.tradu.document.Blocks;
import io.tradu.document.Document;
import io.tradu.document.DocumentFile;
import io.tradu.document.Documents;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.stereotype.Component;

/**
 * Saves translations and hands their blocks on to the checks. The rows of a block given
 * up become dead letters.
 */
@Component
class TranslatedBlockWriter implements ItemWriter<TranslatedBlock> {

	private final Blocks blocks;

	private final BlockResults results;

	private final Documents documents;

	private final DocumentFile files;

	private final DeadLetters deadLetters;

	TranslatedBlockWriter(Blocks blocks, BlockResults results, Documents documents, DocumentFile files,
			DeadLetters deadLetters) {
		this.blocks = blocks;
		this.results = results;
		this.documents = documents;
		this.files = files;
		this.deadLetters = deadLetters;
	}

	@Override
	public void write(Chunk<? extends TranslatedBlock> chunk) throws IOException {
		for (TranslatedBlock translated : chunk) {
			if (translated.result() != null) {
				this.results.save(translated.block(), translated.result());
			}
			else {
				giveUp(translated.block(), String.valueOf(translated.failure()));
			}
		}
		this.blocks.move(chunk.getItems()
			.stream()
			.filter((translated) -> translated.result() != null)
			.map(TranslatedBlock::block)
			.toList(), BlockState.VALIDATING, "translated");
	}

	private void giveUp(Block block, String failure) throws IOException {
		Document document = this.documents.find(block.documentId()).orElseThrow();
		List<CsvRow> rows = this.files.rows(document, block);
		this.deadLetters.add(rows.stream()
			.map((row) -> new DeadLetter(document.row(row.rowNumber(), block.target()), "block-failed",
					FailureCategory.LOGIC, failure, row.rawText()))
			.toList());
		this.blocks.move(List.of(block), BlockState.ERROR, failure);
	}

}
