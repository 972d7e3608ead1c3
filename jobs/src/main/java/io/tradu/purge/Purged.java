package io.tradu.purge;

import java.time.Instant;
import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Something whose night was purged.
 *
 * @param what what it was, for example {@code document news/a.csv}
 * @param night label of the night
 * @param sha256 SHA-256 of the document's bytes; null if it is not a document
 * @param purgedAt when the night was purged
 * @param purgedOn the same as a date, in the zone of business dates
 * @param archive file that keeps the night's rows
 * @param archiveSha256 SHA-256 of that file; null if an older version purged the night
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Purged(String what, String night, @Nullable String sha256, Instant purgedAt, LocalDate purgedOn,
		String archive, @Nullable String archiveSha256) {

	/** Returns the same as a sentence. */
	public String sentence() {
		return this.what + " of night " + this.night + ((this.sha256 != null) ? " (SHA-256 " + this.sha256 + ")" : "")
				+ " was purged on " + this.purgedOn + "; archive " + this.archive
				+ ((this.archiveSha256 != null) ? ", SHA-256 " + this.archiveSha256 : "");
	}

}
