package io.tradu.truth;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tradu.command.TraduCommand;
import io.tradu.deliver.Redelivery;
import io.tradu.document.Deliverable;
import io.tradu.document.Document;
import io.tradu.document.LineFolders;
import io.tradu.inventory.Inventory;
import io.tradu.reconcile.DocumentProof;
import io.tradu.reconcile.FileFault;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** What was delivered stands in the outbox as it was delivered. */
@Component
class OutboxComparison implements NightComparison {

	private final Redelivery redelivery;

	private final Inventory inventory;

	private final LineFolders folders;

	OutboxComparison(Redelivery redelivery, Inventory inventory, LineFolders folders) {
		this.redelivery = redelivery;
		this.inventory = inventory;
		this.folders = folders;
	}

	@Override
	public List<Disagreement> compare(NightFacts facts) throws IOException {
		List<Disagreement> found = new ArrayList<>();
		for (DocumentProof proof : facts.delivered()) {
			if (proof.document().isSuperseded()) {
				continue;
			}
			for (DocumentProof.Target target : proof.targets()) {
				found.addAll(compare(proof.document(), target));
				if (facts.isDeep() && target.deliverable() != null) {
					recompute(proof, target.deliverable()).ifPresent(found::add);
				}
			}
		}
		return found;
	}

	// Compares with what source and stored translations make now, whatever is recorded.
	private Optional<Disagreement> recompute(DocumentProof proof, Deliverable recorded) throws IOException {
		Document document = proof.document();
		Optional<Deliverable> made = this.redelivery.recompute(document, recorded);
		if (made.filter((deliverable) -> Redelivery.isSame(deliverable, recorded)).isPresent()) {
			return Optional.empty();
		}
		String subject = "document " + document.label();
		String detail = "what was delivered in " + recorded.target()
				+ " does not follow from its source and the stored translations";
		// Either may have been changed: to deliver the stored ones again could be to
		// deliver the wrong ones.
		return Optional.of(Disagreement.forPerson("deliverable-unfaithful", subject, detail,
				(proof.source() == null)
						? "compare the two, and have the document translated again if in doubt: "
								+ translatedAgain(document)
						: "put the document's file back from a backup: " + document.sha256()));
	}

	private static String translatedAgain(Document document) {
		return Stream
			.of(onDate(document, "withdraw", document.label()).withReason(),
					onDate(document, "quarantine", "return", document.label()).withReason(),
					onDate(document, "run", "nightly", "--again"))
			.map(Object::toString)
			.collect(Collectors.joining(", then "));
	}

	private static TraduCommand onDate(Document document, String... words) {
		return TraduCommand.of(Stream.concat(Stream.of(words), Stream.of("--date", document.businessDate())).toArray());
	}

	private List<Disagreement> compare(Document document, DocumentProof.Target target) throws IOException {
		Deliverable deliverable = target.deliverable();
		if (deliverable == null) {
			return List.of(Disagreement.forPerson("deliverable-unrecorded", "document " + document.label(),
					"it is DELIVERED, and nothing is recorded for " + target.target(),
					"look at the night's log: without a record there is nothing to compare with"));
		}
		if (target.delivered() == null && target.rejected() == null) {
			return List.of();
		}
		boolean faithful = this.redelivery.isFaithful(document, deliverable);
		return Stream.of(
				disagreement("deliverable", deliverable.fileName(), document, deliverable, target.delivered(),
						faithful),
				disagreement("rejected", document.rejectedName(deliverable.target()), document, deliverable,
						target.rejected(), faithful))
			.flatMap(Optional::stream)
			.toList();
	}

	private Optional<Disagreement> disagreement(String file, String fileName, Document document,
			Deliverable deliverable, @Nullable FileFault fault, boolean faithful) {
		if (fault == null) {
			return Optional.empty();
		}
		String rule = file + "-" + switch (fault.kind()) {
			case MISSING -> "missing";
			case CHANGED -> "changed";
			case OTHER_ROWS -> "rows";
		};
		String subject = "document " + document.label();
		return Optional.of((faithful && fault.kind() != FileFault.Kind.OTHER_ROWS)
				? Disagreement.mendable(rule, subject, fault.words(),
						"it is written again from the stored data; what is there now is kept in the folder unknown",
						(reason) -> write(fileName, document, deliverable))
				: Disagreement.forPerson(rule, subject, fault.words(),
						"put the file with the recorded SHA-256 back from a backup: the stored data do not give it"));
	}

	private Optional<String> write(String fileName, Document document, Deliverable deliverable) throws IOException {
		this.inventory.setAsideDelivered(document.businessDate(),
				this.folders.delivered(document.businessDate(), document.feed(), fileName));
		this.redelivery.write(document, deliverable);
		return Optional.of("written again");
	}

}
