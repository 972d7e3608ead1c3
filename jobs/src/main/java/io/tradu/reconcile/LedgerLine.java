package io.tradu.reconcile;

import java.util.List;

import io.tradu.document.Document;

/**
 * The account of one document and target.
 *
 * @param document the document
 * @param target BCP 47 tag of the target language
 * @param received how many rows came in
 * @param delivered how many went out
 * @param rejected how many are dead letters
 * @param canceled how many a person took out
 * @param discrepancies what does not add up, in words; empty if the account is balanced
 */
public record LedgerLine(Document document, String target, long received, long delivered, long rejected, long canceled,
		List<String> discrepancies) {

	public boolean isBalanced() {
		return this.discrepancies.isEmpty();
	}

}
