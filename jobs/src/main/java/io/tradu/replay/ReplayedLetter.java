package io.tradu.replay;

import java.util.Map;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.document.DeliveredRow;
import org.jspecify.annotations.Nullable;

/**
 * What came of a letter at the engine and the checks.
 *
 * @param item the letter
 * @param rows its row for each target; empty if it failed for any
 * @param failure why it failed again; null if it went through
 */
record ReplayedLetter(ReplayItem item, Map<String, DeliveredRow> rows, @Nullable DeadLetter failure) {

	static ReplayedLetter failed(ReplayItem item, DeadLetter failure) {
		return new ReplayedLetter(item, Map.of(), failure);
	}

}
