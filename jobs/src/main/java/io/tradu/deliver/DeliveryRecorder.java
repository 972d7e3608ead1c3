package io.tradu.deliver;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

import io.tradu.batch.lease.HeldLeases;
import io.tradu.document.Deliverables;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Night;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Records deliveries and renews the manifests of their feeds, last. A process that dies
 * before the commit leaves files that the next one writes again, to the same bytes.
 */
class DeliveryRecorder implements ItemWriter<DocumentDelivery> {

	private final Night night;

	private final Documents documents;

	private final Deliverables deliverables;

	private final Manifest manifest;

	private final HeldLeases leases;

	DeliveryRecorder(Night night, Documents documents, Deliverables deliverables, Manifest manifest,
			HeldLeases leases) {
		this.night = night;
		this.documents = documents;
		this.deliverables = deliverables;
		this.manifest = manifest;
		this.leases = leases;
	}

	@Override
	public void write(Chunk<? extends DocumentDelivery> chunk) throws IOException {
		Set<String> feeds = new LinkedHashSet<>();
		for (DocumentDelivery delivery : chunk) {
			delivery.deliverables().forEach(this.deliverables::save);
			this.documents.move(delivery.document(), DocumentStatus.DELIVERED);
			feeds.add(delivery.document().feed());
		}
		this.leases.check();
		for (String feed : feeds) {
			this.manifest.write(this.night.businessDate(), feed);
		}
	}

}
