package io.tradu.replay;

import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.document.ReplayedRows;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.stereotype.Component;

/** Stores what came of letters; nothing of it counts yet but that they failed again. */
@Component
class ReplayedLetterWriter implements ItemWriter<ReplayedLetter> {

	private final Replays replays;

	private final ReplayedRows rows;

	private final DeadLetters deadLetters;

	ReplayedLetterWriter(Replays replays, ReplayedRows rows, DeadLetters deadLetters) {
		this.replays = replays;
		this.rows = rows;
		this.deadLetters = deadLetters;
	}

	@Override
	public void write(Chunk<? extends ReplayedLetter> chunk) {
		for (ReplayedLetter replayed : chunk) {
			ReplayItem item = replayed.item();
			Letter letter = item.letter();
			if (replayed.failure() != null) {
				this.deadLetters.failAgain(letter.id(), replayed.failure());
				this.replays.move(item, ItemState.FAILED);
			}
			else {
				replayed.rows()
					.forEach((target, row) -> this.rows.save(item.replay(), letter.document().id(), target,
							letter.row(), row));
				this.replays.move(item, ItemState.TRANSLATED);
			}
		}
	}

}
