package io.tradu.receive;

import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Hands out the inbox's files. Keeps no position: what was received has left the inbox.
 */
class InboxReader implements ItemStreamReader<InboxFile> {

	private final Inbox inbox;

	private Iterator<InboxFile> files = List.<InboxFile>of().iterator();

	InboxReader(Inbox inbox) {
		this.inbox = inbox;
	}

	@Override
	public void open(ExecutionContext context) {
		this.files = this.inbox.files().iterator();
	}

	@Override
	public @Nullable InboxFile read() {
		return this.files.hasNext() ? this.files.next() : null;
	}

}
