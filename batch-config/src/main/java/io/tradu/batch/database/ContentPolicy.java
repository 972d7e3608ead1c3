package io.tradu.batch.database;

import java.nio.file.Path;
import java.util.List;

/**
 * What the file of the embedded database has to contain.
 *
 * @param history folders that are empty as long as the database has no history: if one is
 * not, a file without content is refused rather than taken for a new database
 * @param olderState whether an older state may be used if the newest one cannot be read
 */
public record ContentPolicy(List<Path> history, boolean olderState) {

	/** Setting of {@link #olderState}. */
	public static final String OLDER_STATE = "tradu.database.accept-older-state";

	static final ContentPolicy ANY = new ContentPolicy(List.of(), false);

}
