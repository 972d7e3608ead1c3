package io.tradu.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.tradu.batch.AfterCommit;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/** Tells each change of a block, once it was committed. */
@Component
class BlockLog {

	private static final Logger logger = LoggerFactory.getLogger(Blocks.class);

	private final KnownDocuments documents;

	BlockLog(KnownDocuments documents) {
		this.documents = documents;
	}

	/**
	 * Tells which blocks are new.
	 * @param counts of each block, whether it was
	 */
	void added(List<Block> blocks, int[][] counts) {
		List<Runnable> events = new ArrayList<>(blocks.size());
		int next = 0;
		for (int[] batch : counts) {
			for (int count : batch) {
				Block block = blocks.get(next++);
				if (count != 0) {
					LogEvent event = event("block.added", block).with(LogField.TO, block.state().name());
					events.add(() -> event.log("block " + block.id() + " is " + block.state()));
				}
			}
		}
		AfterCommit.run(() -> events.forEach(Runnable::run));
	}

	void moved(Collection<Block> blocks, BlockState next, String reason) {
		List<Runnable> events = new ArrayList<>(blocks.size());
		for (Block block : blocks) {
			LogEvent event = event("block.moved", block).with(LogField.FROM, block.state().name())
				.with(LogField.TO, next.name())
				.with(LogField.REASON, reason);
			events.add(() -> event.log("block " + block.id() + " is " + next + ": " + reason));
		}
		AfterCommit.run(() -> events.forEach(Runnable::run));
	}

	void removed(Document document, int count) {
		if (count > 0) {
			LogEvent.of(logger, "block.removed")
				.with(LineFields.FEED, document.feed())
				.with(LineFields.DOCUMENT, document.label())
				.with(LogField.number("count"), count)
				.logAfterCommit(count + " blocks of " + document.label() + " go with their document");
		}
	}

	private LogEvent event(String action, Block block) {
		LogEvent event = LogEvent.of(logger, action)
			.with(LineFields.BLOCK, block.id())
			.with(LineFields.TARGET, block.target())
			.with(LineFields.ROWS, block.rows());
		return this.documents.find(block.documentId())
			.map((document) -> event.with(LineFields.FEED, document.feed()).with(LineFields.DOCUMENT, document.label()))
			.orElse(event);
	}

}
