package io.tradu.deliver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tradu.document.ChangedDocumentException;
import io.tradu.document.Deliverable;
import io.tradu.document.DeliverableVersions;
import io.tradu.document.Deliverables;
import io.tradu.document.Document;
import io.tradu.document.DocumentWithdrawal;
import io.tradu.document.EarlierDocuments;
import io.tradu.document.Night;
import io.tradu.document.Nights;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.stereotype.Component;

/**
 * Records the files of documents, and withdraws the documents whose source was changed. A
 * process that dies before the commit leaves files that the next one writes again, to the
 * same bytes.
 */
@Component
class DeliverableWriter implements ItemWriter<DocumentDelivery> {

	private final Deliverables deliverables;

	private final DeliverableVersions versions;

	private final DocumentWithdrawal withdrawal;

	private final EarlierDocuments earlier;

	private final Nights nights;

	private final OutboxFiles files;

	DeliverableWriter(Deliverables deliverables, DeliverableVersions versions, DocumentWithdrawal withdrawal,
			EarlierDocuments earlier, Nights nights, OutboxFiles files) {
		this.deliverables = deliverables;
		this.versions = versions;
		this.withdrawal = withdrawal;
		this.earlier = earlier;
		this.nights = nights;
		this.files = files;
	}

	@Override
	public void write(Chunk<? extends DocumentDelivery> chunk) throws IOException {
		List<Deliverable> written = new ArrayList<>();
		for (DocumentDelivery delivery : chunk) {
			if (delivery.withdrawn() != null) {
				withdraw(delivery.document(), delivery.withdrawn());
			}
			Map<String, Integer> before = this.versions.lastBefore(delivery.document());
			for (Deliverable deliverable : delivery.deliverables()) {
				Integer last = before.get(deliverable.fileName());
				written.add((last != null) ? deliverable.withVersion(last + 1, "corrected document") : deliverable);
			}
		}
		this.deliverables.save(written);
	}

	private void withdraw(Document document, String reason) throws IOException {
		Night night = this.nights.of(document);
		this.withdrawal.withdraw(night, document, ChangedDocumentException.RULE, reason);
		if (this.earlier.findNamesake(night, document.feed(), document.fileName()).isEmpty()) {
			this.files.delete(document);
		}
	}

}
