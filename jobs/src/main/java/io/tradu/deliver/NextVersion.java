package io.tradu.deliver;

import java.io.IOException;
import java.util.List;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
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

	private final AuditLog audit;

	NextVersion(DocumentDeliverer deliverer, Deliverables deliverables, Manifest manifest, AuditLog audit) {
		this.deliverer = deliverer;
		this.deliverables = deliverables;
		this.manifest = manifest;
		this.audit = audit;
	}

	/**
	 * Replaces a document's files for some targets and renews the manifest of its feed,
	 * in the caller's transaction. Manifest and audit log name every version. A process
	 * that dies before its end leaves files that the next one writes again, to the same
	 * bytes.
	 * @param why what makes the new version necessary, for example {@code replay 3}
	 * @param act who wants it, and why
	 */
	public void deliver(Document document, List<String> targets, String why, Act act) throws IOException {
		for (Deliverable before : this.deliverables.find(document)) {
			if (targets.contains(before.target())) {
				Deliverable next = this.deliverer.deliver(document, before.target())
					.withVersion(before.version() + 1, why);
				this.deliverables.supersede(next);
				this.audit.add(act, "redeliver", subject(document, next), document.businessDate() + ": "
						+ next.identity() + " replaces " + before.identity() + "; " + why);
			}
		}
		this.manifest.write(document.businessDate(), document.feed());
	}

	private static String subject(Document document, Deliverable deliverable) {
		return "deliverable " + document.feed() + "/" + deliverable.fileName();
	}

}
