package io.tradu.replay;

import java.util.List;

import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.deadletter.KeptLetter;
import io.tradu.batch.deadletter.LetterState;
import io.tradu.document.Document;

import org.springframework.stereotype.Component;

/** Settles the letters of blocks: one is settled when those of its rows are. */
@Component
class BlockLetters {

	private final Letters letters;

	private final DeadLetters deadLetters;

	BlockLetters(Letters letters, DeadLetters deadLetters) {
		this.letters = letters;
		this.deadLetters = deadLetters;
	}

	/** Settles what can be of a document's blocks, in the caller's transaction. */
	void settle(Document document) {
		this.letters.blocks(document)
			.stream()
			.filter((block) -> block.kept().isOpen())
			.forEach((block) -> settle(block, this.letters.rows(block).stream().map(Letter::kept).toList()));
	}

	private void settle(Letter block, List<KeptLetter> rows) {
		if (rows.stream().noneMatch(KeptLetter::isOpen)) {
			boolean replayed = rows.stream().anyMatch((row) -> row.state() == LetterState.REPLAYED);
			this.deadLetters.resolve(List.of(block.id()), replayed ? LetterState.REPLAYED : LetterState.DISCARDED);
		}
	}

}
