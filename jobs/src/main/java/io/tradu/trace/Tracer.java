package io.tradu.trace;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.deadletter.KeptLetter;
import io.tradu.batch.deadletter.LetterState;
import io.tradu.batch.failure.ItemAddress;
import io.tradu.document.Block;
import io.tradu.document.Deliverable;
import io.tradu.document.Deliverables;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.LineFolders;
import io.tradu.purge.Purged;
import io.tradu.purge.PurgedException;
import io.tradu.purge.PurgedNights;
import io.tradu.trace.Trace.Lane;
import io.tradu.trace.Trace.TracedBlock;
import io.tradu.trace.Trace.TracedDeliverable;
import io.tradu.trace.Trace.TracedLetter;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Follows blocks and rows. Changes nothing. */
@Component
public class Tracer {

	private final TraceTable table;

	private final TracedRows rows;

	private final Documents documents;

	private final Deliverables deliverables;

	private final DeadLetters deadLetters;

	private final LineFolders folders;

	private final PurgedNights purged;

	Tracer(TraceTable table, TracedRows rows, Documents documents, Deliverables deliverables, DeadLetters deadLetters,
			LineFolders folders, PurgedNights purged) {
		this.table = table;
		this.rows = rows;
		this.documents = documents;
		this.deliverables = deliverables;
		this.deadLetters = deadLetters;
		this.folders = folders;
		this.purged = purged;
	}

	/**
	 * Follows a block.
	 * @throws NotFound if there is none of this number
	 * @throws PurgedException if its night was purged
	 */
	public Trace block(long id) {
		Block block = this.table.block(id).orElseThrow(() -> missing(this.purged.block(id), "there is no block " + id));
		Document document = this.documents.find(block.documentId()).orElseThrow();
		Lane lane = lane(document, block.target(), block, block.firstRow(), block.lastRow());
		return new Trace(this.table.traced(document), null, null, List.of(lane));
	}

	/**
	 * Follows a row.
	 * @param date the date of its document's night; null for the newest
	 * @param target one of its target languages; null for all
	 * @throws NotFound if there is no such document, row or target
	 * @throws PurgedException if the document's night was purged
	 */
	public Trace row(RowName name, @Nullable LocalDate date, @Nullable String target) {
		Document document = this.table.newestDocument(name, date)
			.flatMap(this.documents::find)
			.orElseThrow(() -> missing(this.purged.document(name.feed(), name.file(), date),
					"there is no document " + name.feed() + "/" + name.file()
							+ ((date != null) ? " in the nights of " + date : "")
							+ this.table.setAside(name).map((why) -> "; " + why).orElse("")));
		boolean without = document.status() == DocumentStatus.DUPLICATE
				|| document.status() == DocumentStatus.QUARANTINED;
		if (!without && name.row() > document.ingestedRows()) {
			throw new NotFound(document.label() + " of " + document.businessDate() + " has " + document.ingestedRows()
					+ " rows" + ((document.status() == DocumentStatus.RECEIVED) ? " read so far" : "") + ", not "
					+ name.row());
		}
		if (target != null && !document.targets().contains(target)) {
			throw new NotFound(document.label() + " was ordered in " + document.targets() + ", not in " + target);
		}
		List<Lane> lanes = new ArrayList<>();
		for (String language : without ? List.<String>of() : document.targets()) {
			if (target == null || target.equals(language)) {
				lanes.add(lane(document, language, this.table.blockAround(document, language, name.row()).orElse(null),
						name.row(), name.row()));
			}
		}
		return new Trace(this.table.traced(document), name.row(), ofDocument(document).orElse(null), lanes);
	}

	private static RuntimeException missing(Optional<Purged> purged, String otherwise) {
		return purged.<RuntimeException>map(PurgedException::new).orElseGet(() -> new NotFound(otherwise));
	}

	private Optional<TracedLetter> ofDocument(Document document) {
		return this.deadLetters.findAll(Document.DOCUMENT, document.origin(), ItemAddress.EVERY_LANE, 0, 0)
			.stream()
			.findFirst()
			.map(Tracer::traced);
	}

	private Lane lane(Document document, String target, @Nullable Block block, long first, long last) {
		Optional<Deliverable> deliverable = this.deliverables.find(document)
			.stream()
			.filter((found) -> found.target().equals(target))
			.findFirst();
		List<KeptLetter> letters = Stream.of(ItemAddress.EVERY_LANE, target)
			.flatMap((way) -> this.deadLetters.findAll(Document.ROW, document.origin(), way, first, last).stream())
			.toList();
		Set<Long> rejected = letters.stream()
			.filter((letter) -> letter.state() != LetterState.REPLAYED)
			.map((letter) -> letter.letter().address().position())
			.collect(Collectors.toSet());
		// A bad row stands between the rows of a block, and is not one of them.
		boolean inBlock = block != null
				&& (first != last || letters.stream().noneMatch((letter) -> isOnEveryLane(letter)));
		List<TracedRow> rows = inBlock ? this.rows.of(document, block, rejected, deliverable.orElse(null))
			.stream()
			.filter((row) -> first <= row.number() && row.number() <= last)
			.toList() : List.of();
		String outcome = (first == last || block == null) ? outcome(first, block, rejected, deliverable.orElse(null))
				: block.state().name();
		return new Lane(target, outcome, inBlock ? traced(block) : null, rows,
				letters.stream().map(Tracer::traced).toList(), this.table.replays(document, target, first, last),
				deliverable.map((found) -> landedIn(document, found, outcome)).orElse(null));
	}

	private static boolean isOnEveryLane(KeptLetter letter) {
		return letter.letter().address().lane().equals(ItemAddress.EVERY_LANE);
	}

	private static String outcome(long row, @Nullable Block block, Set<Long> rejected,
			@Nullable Deliverable deliverable) {
		if (rejected.contains(row)) {
			return "rejected";
		}
		if (deliverable != null && deliverable.delivered().contains(row)) {
			return "delivered";
		}
		return (block != null) ? TracedRows.fate(row, block.state(), deliverable) : "in no block";
	}

	private TracedBlock traced(Block block) {
		return new TracedBlock(block.id(), block.firstRow(), block.lastRow(), block.rows(), block.state().name(),
				block.failures(), this.table.events(block));
	}

	private static TracedLetter traced(KeptLetter kept) {
		DeadLetter letter = kept.letter();
		return new TracedLetter(kept.id(), kept.state().name(), letter.attempts(), letter.address().position(),
				letter.reason(), letter.category().tag(), letter.detail(), letter.evidence(), letter.answers());
	}

	private @Nullable TracedDeliverable landedIn(Document document, Deliverable deliverable, String outcome) {
		String target = deliverable.target();
		boolean rejected = outcome.equals("rejected");
		String sha256 = rejected ? deliverable.rejectedSha256() : deliverable.sha256();
		if (sha256 == null || outcome.equals("canceled")) {
			return null;
		}
		String name = rejected ? document.rejectedName(target) : deliverable.fileName();
		String file = this.folders.delivered(document.businessDate(), document.feed(), name).toString();
		return this.table.deliveredAt(document, target)
			.map((at) -> new TracedDeliverable(file, at.toInstant(), sha256, deliverable.version()))
			.orElse(null);
	}

}
