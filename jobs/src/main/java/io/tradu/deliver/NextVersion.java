package io.tradu.deliver;

import java.io.IOException;
import java.util.List;

import io.tradu.document.Deliverable;
import io.tradu.document.Deliverables;
import io.tradu.document.Document;

import org.springframework.stereotype.Component;

/** Delivers documents once more, each file as the complete next version of itself. */
@Component
public class NextVersion {

	private final DocumentDeliverer deliverer;

	private final Deliverables deliverables;

	private final Manifest manifest;

	NextVersion(DocumentDeliverer deliverer, Deliverables deliverables, Manifest manifest) {
		this.deliverer = deliverer;
		this.deliverables = deliverables;
		this.manifest = manifest;
	}

	/**
	 * Replaces a document's files for some targets and renews the manifest of its feed,
	 * in the caller's transaction. A process that dies before its end leaves files that
	 * the next one writes again, to the same bytes.
	 */
	public void deliver(Document document, List<String> targets) throws IOException {
		for (Deliverable before : this.deliverables.find(document)) {
			if (targets.contains(before.target())) {
				this.deliverables
					.save(this.deliverer.deliver(document, before.target()).withVersion(before.version() + 1));
			}
		}
		this.manifest.write(document.businessDate(), document.feed());
	}

}
