package io.tradu.deliver;

import java.util.List;

import io.tradu.document.Deliverable;
import io.tradu.document.Document;
import org.jspecify.annotations.Nullable;

/**
 * A document whose files stand in the outbox; its manifest does not name it yet.
 *
 * @param document the document
 * @param deliverables one for each target; none if it is withdrawn
 * @param withdrawn why the document is withdrawn instead, as a sentence; null if it is
 * not
 */
record DocumentDelivery(Document document, List<Deliverable> deliverables, @Nullable String withdrawn) {

	static DocumentDelivery of(Document document, List<Deliverable> deliverables) {
		return new DocumentDelivery(document, deliverables, null);
	}

	static DocumentDelivery withdrawn(Document document, String reason) {
		return new DocumentDelivery(document, List.of(), reason);
	}

}
