package io.tradu.deliver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.tradu.document.Deliverable;
import io.tradu.document.DeliverableVersions;
import io.tradu.document.Deliverables;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.stereotype.Component;

/**
 * Records the files of documents. A process that dies before the commit leaves files that
 * the next one writes again, to the same bytes.
 */
@Component
class DeliverableWriter implements ItemWriter<DocumentDelivery> {

	private final Deliverables deliverables;

	private final DeliverableVersions versions;

	DeliverableWriter(Deliverables deliverables, DeliverableVersions versions) {
		this.deliverables = deliverables;
		this.versions = versions;
	}

	@Override
	public void write(Chunk<? extends DocumentDelivery> chunk) {
		List<Deliverable> written = new ArrayList<>();
		for (DocumentDelivery delivery : chunk) {
			Map<String, Integer> before = this.versions.lastBefore(delivery.document());
			for (Deliverable deliverable : delivery.deliverables()) {
				Integer last = before.get(deliverable.fileName());
				written.add((last != null) ? deliverable.withVersion(last + 1, "corrected document") : deliverable);
			}
		}
		this.deliverables.save(written);
	}

}
