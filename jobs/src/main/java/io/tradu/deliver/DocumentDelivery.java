package io.tradu.deliver;

import java.util.List;

import io.tradu.document.Deliverable;
import io.tradu.document.Document;

/**
 * A document whose files stand in the outbox; its manifest does not name it yet.
 *
 * @param document the document
 * @param deliverables one for each target
 */
record DocumentDelivery(Document document, List<Deliverable> deliverables) {
}
