package io.tradu.reconcile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.tradu.batch.failure.FailureReport;
import io.tradu.deliver.Redelivery;
import io.tradu.document.Deliverable;
import io.tradu.document.Deliverables;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Night;

import org.springframework.stereotype.Component;

/**
 * Makes some of a night's deliverables once more from their sources and the stored
 * translations, and compares them with what was delivered.
 */
@Component
class DeliverableSample {

	private final Deliverables deliverables;

	private final Redelivery redelivery;

	private final ReconcileProperties properties;

	DeliverableSample(Deliverables deliverables, Redelivery redelivery, ReconcileProperties properties) {
		this.deliverables = deliverables;
		this.redelivery = redelivery;
		this.properties = properties;
	}

	/** Returns what does not follow from its source, as sentences. */
	List<String> faults(Night night, List<LedgerLine> lines) {
		List<String> faults = new ArrayList<>();
		for (LedgerLine line : choose(night, lines)) {
			if (!isFaithful(line.document(), line.target())) {
				faults.add(line.document().label() + " for " + line.target()
						+ ": what was delivered does not follow from its source and the stored translations");
			}
		}
		return faults;
	}

	// By a hash, so that a run that is repeated looks at the same ones, and each night at
	// others.
	private List<LedgerLine> choose(Night night, List<LedgerLine> lines) {
		return lines.stream()
			.filter((line) -> line.document().status() == DocumentStatus.DELIVERED
					&& line.document().bytes() <= this.properties.sampleMaxSize().toBytes())
			.sorted(Comparator.comparingInt(
					(LedgerLine line) -> (night.label() + line.document().sha256() + line.target()).hashCode()))
			.limit(this.properties.sample())
			.toList();
	}

	private boolean isFaithful(Document document, String target) {
		try {
			for (Deliverable deliverable : this.deliverables.find(document)) {
				if (deliverable.target().equals(target) && !this.redelivery.isFaithful(document, deliverable)) {
					return false;
				}
			}
			return true;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					document.label() + " cannot be made once more: " + FailureReport.of(ex).sentence(), ex);
		}
	}

}
