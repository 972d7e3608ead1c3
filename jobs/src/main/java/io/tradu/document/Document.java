package io.tradu.document;

import java.time.LocalDate;
import java.util.List;

import io.tradu.batch.failure.ItemAddress;
import org.jspecify.annotations.Nullable;

/**
 * One file of a feed, known by the hash of its bytes.
 *
 * @param id its number in the database
 * @param nightId the night it belongs to
 * @param businessDate that night's date
 * @param feed its feed
 * @param fileName its file's name, with extension, as it was in the inbox
 * @param archivedAs where its file is, relative to the archive
 * @param sha256 SHA-256 of its bytes, in hexadecimal
 * @param bytes its size
 * @param status how far it has come
 * @param sourceLanguage BCP 47 tag of its language; null until it is found
 * @param targets BCP 47 tags of the languages ordered
 * @param ingestedRows rows read so far; all of them once it is ingested
 * @param ingestedBytes where the next row starts, counted in bytes from the start of the
 * file
 * @param supersededBy number of the corrected document that was delivered in its place;
 * null if none was
 */
public record Document(long id, long nightId, LocalDate businessDate, String feed, String fileName, String archivedAs,
		String sha256, long bytes, DocumentStatus status, @Nullable String sourceLanguage, List<String> targets,
		long ingestedRows, long ingestedBytes, @Nullable Long supersededBy) {

	/** What dead letters call a row. */
	public static final String ROW = "row";

	/** What dead letters call a document. */
	public static final String DOCUMENT = "document";

	/** Returns whether a corrected document was delivered in its place. */
	public boolean isSuperseded() {
		return this.supersededBy != null;
	}

	/** Returns the file's name without its extension. */
	public String name() {
		return name(this.fileName);
	}

	/** Returns a file's name without its extension. */
	public static String name(String fileName) {
		int dot = fileName.lastIndexOf('.');
		return (dot > 0) ? fileName.substring(0, dot) : fileName;
	}

	/** Returns the name of the file that holds the document in a target language. */
	public String deliverableName(String target) {
		return name() + "." + target + ".csv";
	}

	/**
	 * Returns the name of the file that holds the rows rejected for a target language.
	 */
	public String rejectedName(String target) {
		return name() + "." + target + ".rejected.csv";
	}

	/** Returns the document as people write it, {@code feed/file}. */
	public String label() {
		return this.feed + "/" + this.fileName;
	}

	/** Returns what its dead letters name as their origin. */
	public String origin() {
		return Long.toString(this.id);
	}

	/**
	 * Returns the address of one of its rows, for one target or for
	 * {@link ItemAddress#EVERY_LANE all}.
	 */
	public ItemAddress row(long number, String target) {
		return new ItemAddress(ROW, origin(), target, number);
	}

}
