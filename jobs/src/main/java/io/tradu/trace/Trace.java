package io.tradu.trace;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The life of a block or a row.
 *
 * @param document the document it came in with
 * @param row the row; null for a block as a whole
 * @param letter why the document itself was given up; null if it was not
 * @param lanes what became of it, once for each target language
 */
public record Trace(TracedDocument document, @Nullable Long row, @Nullable TracedLetter letter, List<Lane> lanes) {

	/**
	 * What became of it on the way to one target language.
	 *
	 * @param target BCP 47 tag of the language
	 * @param outcome what became of it, in words
	 * @param block the block it went in; null for a row that went in none
	 * @param rows the rows with what was made of them
	 * @param letters the dead letters among the rows, those too that were replayed or
	 * discarded since
	 * @param replays what replays made of the rows, oldest first
	 * @param deliverable the file it landed in; null while there is none
	 */
	public record Lane(String target, String outcome, @Nullable TracedBlock block, List<TracedRow> rows,
			List<TracedLetter> letters, List<TracedReplay> replays, @Nullable TracedDeliverable deliverable) {
	}

	/**
	 * A document.
	 *
	 * @param id its number
	 * @param label its name, {@code feed/file}
	 * @param night the night it belongs to
	 * @param status how far it has come
	 * @param receivedAt when it was taken in
	 * @param sha256 SHA-256 of its bytes
	 * @param sourceLanguage BCP 47 tag of its language; null until it is found
	 */
	public record TracedDocument(long id, String label, String night, String status, Instant receivedAt, String sha256,
			@Nullable String sourceLanguage) {
	}

	/**
	 * A block.
	 *
	 * @param id its number
	 * @param firstRow number of its first row
	 * @param lastRow number of its last row
	 * @param rows how many good rows it has
	 * @param state where it stands
	 * @param failures how often the work on it failed for a reason of its own
	 * @param events its life, oldest first
	 */
	public record TracedBlock(long id, long firstRow, long lastRow, int rows, String state, int failures,
			List<Event> events) {
	}

	/**
	 * A change of a block's state.
	 *
	 * @param at when
	 * @param from the state before
	 * @param to the state after
	 * @param instance the process that did it
	 * @param reason why
	 */
	public record Event(Instant at, String from, String to, String instance, String reason) {
	}

	/**
	 * A dead letter.
	 *
	 * @param id its number
	 * @param state what has become of it
	 * @param attempts how often the row was tried and failed
	 * @param row the row; 0 for a document as a whole
	 * @param reason the rule or check that was broken
	 * @param category why, in the one classification of failures
	 * @param detail what is wrong, in words
	 * @param evidence the raw input
	 * @param answers what the engines proposed, as it was kept
	 */
	public record TracedLetter(long id, String state, int attempts, long row, String reason, String category,
			String detail, String evidence, String answers) {
	}

	/**
	 * What a replay made of a row.
	 *
	 * @param replay the replay's number
	 * @param row the row
	 * @param at when a person asked for it
	 * @param actor who asked
	 * @param reason why
	 * @param route the one route it was sent along; null for those of the feed
	 * @param state what came of it
	 * @param record the record as it was made; null if none was
	 */
	public record TracedReplay(long replay, long row, Instant at, String actor, String reason, @Nullable String route,
			String state, @Nullable String record) {
	}

	/**
	 * The file that a row or a block landed in.
	 *
	 * @param file where it was put: the deliverable, or for a rejected row the file of
	 * such rows
	 * @param deliveredAt when it was written
	 * @param sha256 SHA-256 of its bytes
	 * @param version how often the document was delivered in this language
	 */
	public record TracedDeliverable(String file, Instant deliveredAt, String sha256, int version) {
	}

}
