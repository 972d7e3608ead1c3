package io.tradu.replay;

import java.util.Iterator;
import java.util.List;

import io.tradu.document.Document;
import io.tradu.document.Documents;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Hands out the documents that a replay has rows for which do not count yet. */
class TranslatedDocumentReader implements ItemStreamReader<Document> {

	private final long replay;

	private final Replays replays;

	private final Documents documents;

	private Iterator<Long> waiting = List.<Long>of().iterator();

	TranslatedDocumentReader(long replay, Replays replays, Documents documents) {
		this.replay = replay;
		this.replays = replays;
		this.documents = documents;
	}

	@Override
	public void open(ExecutionContext context) {
		this.waiting = this.replays.documents(this.replay, ItemState.TRANSLATED).iterator();
	}

	@Override
	public @Nullable Document read() {
		return this.waiting.hasNext() ? this.documents.find(this.waiting.next()).orElseThrow() : null;
	}

}
