package io.tradu.deliver;

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

	DeliverableWriter(Deliverables deliverables) {
		this.deliverables = deliverables;
	}

	@Override
	public void write(Chunk<? extends DocumentDelivery> chunk) {
		this.deliverables
			.save(chunk.getItems().stream().flatMap((delivery) -> delivery.deliverables().stream()).toList());
	}

}
