package io.tradu.receive;

import java.util.Iterator;
import java.util.List;

import io.tradu.document.Night;
import io.tradu.document.SetAsides;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Hands out the inbox's files. Keeps no position: what was received has left the inbox.
 */
class InboxReader implements ItemStreamReader<InboxFile> {

	private final Night night;

	private final Inbox inbox;

	private final Archive archive;

	private final SetAsides setAsides;

	private Iterator<InboxFile> files = List.<InboxFile>of().iterator();

	InboxReader(Night night, Inbox inbox, Archive archive, SetAsides setAsides) {
		this.night = night;
		this.inbox = inbox;
		this.archive = archive;
		this.setAsides = setAsides;
	}

	@Override
	public void open(ExecutionContext context) {
		this.archive.finish();
		InboxListing listing = this.inbox.list();
		listing.folders().forEach((folder) -> this.setAsides.add(this.night, folder));
		this.files = listing.files().iterator();
	}

	@Override
	public @Nullable InboxFile read() {
		return this.files.hasNext() ? this.files.next() : null;
	}

}
