package io.tradu.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.failure.ItemAddress;
import io.tradu.document.Block;
import io.tradu.document.Blocks;
import io.tradu.document.Document;
import io.tradu.document.Night;
import io.tradu.ingest.SourceRow.Defect;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Writes good rows as blocks, one run of rows for each target language, and bad ones as
 * dead letters.
 */
class BlockWriter implements ItemWriter<RowBatch> {

	private final Night night;

	private final IngestProperties properties;

	private final TargetRules targets;

	private final Blocks blocks;

	private final DeadLetters deadLetters;

	BlockWriter(Night night, IngestProperties properties, TargetRules targets, Blocks blocks, DeadLetters deadLetters) {
		this.night = night;
		this.properties = properties;
		this.targets = targets;
		this.blocks = blocks;
		this.deadLetters = deadLetters;
	}

	@Override
	public void write(Chunk<? extends RowBatch> chunk) {
		List<Block> made = new ArrayList<>();
		List<DeadLetter> letters = new ArrayList<>();
		for (RowBatch batch : chunk) {
			for (SourceRow row : batch.rows()) {
				if (row.defect() != null) {
					letters.add(row.letter(ItemAddress.EVERY_LANE, row.defect()));
				}
			}
			for (List<SourceRow> rows : batch.goodRows()) {
				addTargets(rows, made, letters);
			}
		}
		this.blocks.add(this.night, made);
		this.deadLetters.add(letters);
	}

	private void addTargets(List<SourceRow> rows, List<Block> made, List<DeadLetter> letters) {
		Document document = rows.get(0).document();
		for (String target : document.targets()) {
			Optional<Defect> refusal = this.targets.refusal(document, target);
			if (refusal.isPresent()) {
				rows.forEach((row) -> letters.add(row.letter(target, refusal.get())));
			}
			else {
				runs(rows).forEach((run) -> made.add(block(run, target)));
			}
		}
	}

	private List<List<SourceRow>> runs(List<SourceRow> rows) {
		List<List<SourceRow>> runs = new ArrayList<>();
		List<SourceRow> run = new ArrayList<>();
		long bytes = 0;
		for (SourceRow row : rows) {
			boolean full = run.size() >= this.properties.blockRows() || bytes >= this.properties.blockBytes();
			if (full) {
				runs.add(run);
				run = new ArrayList<>();
				bytes = 0;
			}
			run.add(row);
			bytes += row.byteLength();
		}
		runs.add(run);
		return runs;
	}

	private static Block block(List<SourceRow> run, String target) {
		SourceRow first = run.get(0);
		SourceRow last = run.get(run.size() - 1);
		long start = first.byteOffset();
		long end = last.byteOffset() + last.byteLength();
		return Block.pending(first.document().id(), target, first.number(), last.number(), run.size(), start,
				end - start);
	}

}
