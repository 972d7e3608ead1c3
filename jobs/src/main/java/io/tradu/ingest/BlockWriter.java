package io.tradu.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.document.Block;
import io.tradu.document.Blocks;
import io.tradu.document.Document;
import io.tradu.document.Night;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Writes rows as blocks, one run of rows for each target language. */
class BlockWriter implements ItemWriter<SourceRow> {

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
	public void write(Chunk<? extends SourceRow> chunk) {
		List<Block> made = new ArrayList<>();
		List<DeadLetter> refused = new ArrayList<>();
		for (List<SourceRow> run : runs(chunk)) {
			Document document = run.get(0).document();
			for (String target : document.targets()) {
				Optional<TargetRules.Refusal> refusal = this.targets.refusal(document, target);
				if (refusal.isPresent()) {
					run.forEach((row) -> refused.add(refusal.get().letter(row, target)));
				}
				else {
					made.add(block(run, target));
				}
			}
		}
		this.blocks.add(this.night, made);
		this.deadLetters.add(refused);
	}

	private List<List<SourceRow>> runs(Chunk<? extends SourceRow> chunk) {
		List<List<SourceRow>> runs = new ArrayList<>();
		List<SourceRow> run = new ArrayList<>();
		long bytes = 0;
		for (SourceRow row : chunk) {
			boolean full = run.size() >= this.properties.blockRows() || bytes >= this.properties.blockBytes();
			if (!run.isEmpty() && (full || run.get(0).document().id() != row.document().id())) {
				runs.add(run);
				run = new ArrayList<>();
				bytes = 0;
			}
			run.add(row);
			bytes += row.entry().byteLength();
		}
		if (!run.isEmpty()) {
			runs.add(run);
		}
		return runs;
	}

	private static Block block(List<SourceRow> run, String target) {
		SourceRow first = run.get(0);
		SourceRow last = run.get(run.size() - 1);
		long start = first.entry().byteOffset();
		long end = last.entry().byteOffset() + last.entry().byteLength();
		return Block.pending(first.document().id(), target, first.entry().rowNumber(), last.entry().rowNumber(),
				run.size(), start, end - start);
	}

}
