package io.tradu.truth;

import java.util.List;

import io.tradu.document.Night;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a night.
 *
 * @param night the night
 * @param status what Spring Batch says of its newest run
 * @param leftOut why it was not judged; null if it was
 * @param inHand whether that is because a process works on it
 * @param account the sums of its documents
 * @param reconciled whether it is complete and its account is balanced
 * @param disagreements what does not agree
 */
public record NightFindings(Night night, String status, @Nullable String leftOut, boolean inHand, Account account,
		boolean reconciled, List<Disagreement> disagreements) {

	/**
	 * Sums of documents. Rows count once for each target language.
	 *
	 * @param documents documents received, duplicates left out
	 * @param received rows received
	 * @param delivered rows delivered
	 * @param rejected rows that are dead letters
	 * @param canceled rows a person took out
	 */
	public record Account(long documents, long received, long delivered, long rejected, long canceled) {

		static final Account NOTHING = new Account(0, 0, 0, 0, 0);

		Account plus(Account other) {
			return new Account(this.documents + other.documents, this.received + other.received,
					this.delivered + other.delivered, this.rejected + other.rejected, this.canceled + other.canceled);
		}

	}

}
