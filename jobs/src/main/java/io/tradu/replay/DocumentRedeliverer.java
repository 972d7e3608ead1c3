package io.tradu.replay;

import java.io.IOException;
import java.util.List;

import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.deadletter.LetterState;
import io.tradu.deliver.NextVersion;
import io.tradu.document.Document;
import io.tradu.document.ReplayedRows;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Delivers documents anew: letters, rows, deliverables and files change in one
 * transaction, so that the accounts are balanced before and after.
 */
class DocumentRedeliverer implements ItemWriter<Document> {

	private final long replay;

	private final Replays replays;

	private final ReplayedRows rows;

	private final DeadLetters deadLetters;

	private final BlockLetters blockLetters;

	private final NextVersion nextVersion;

	DocumentRedeliverer(long replay, Replays replays, ReplayedRows rows, DeadLetters deadLetters,
			BlockLetters blockLetters, NextVersion nextVersion) {
		this.replay = replay;
		this.replays = replays;
		this.rows = rows;
		this.deadLetters = deadLetters;
		this.blockLetters = blockLetters;
		this.nextVersion = nextVersion;
	}

	@Override
	public void write(Chunk<? extends Document> chunk) throws IOException {
		for (Document document : chunk) {
			List<ReplayItem> items = this.replays.of(this.replay, document, ItemState.TRANSLATED);
			this.deadLetters.resolve(items.stream().map((item) -> item.letter().id()).toList(), LetterState.REPLAYED);
			this.rows.activate(this.replay, document.id());
			items.forEach((item) -> this.replays.move(item, ItemState.DELIVERED));
			this.blockLetters.settle(document);
			this.nextVersion.deliver(document, this.rows.targets(this.replay, document.id()), "replay " + this.replay,
					this.replays.act(this.replay));
		}
	}

}
