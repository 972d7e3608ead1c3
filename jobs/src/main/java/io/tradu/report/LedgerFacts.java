package io.tradu.report;

import java.util.List;

import io.tradu.document.SetAside;
import io.tradu.nightly.FeedAccount;

/**
 * What became of a night's rows and files. Rows count once for each target language.
 *
 * @param total the sum of all feeds
 * @param proven whether the account was drawn up in the last step of the night, and
 * nothing has changed since
 * @param balanced whether it was, and every line of it is balanced
 * @param feeds the feeds' accounts, by name
 * @param documents the lines of the ledger, as far as there are any
 * @param duplicates documents whose bytes were delivered before
 * @param setAside files that did not become documents
 */
public record LedgerFacts(FeedAccount total, boolean proven, boolean balanced, List<FeedAccount> feeds,
		List<DocumentLine> documents, List<String> duplicates, List<SetAside> setAside) {

	/**
	 * A line of the ledger.
	 *
	 * @param document the document, as {@code feed/file}
	 * @param target the language
	 * @param received rows received
	 * @param delivered rows delivered
	 * @param rejected rows that became dead letters
	 * @param canceled rows a person took out
	 * @param balanced whether these make up what was received
	 * @param version of the deliverable; 0 if there is none
	 */
	public record DocumentLine(String document, String target, long received, long delivered, long rejected,
			long canceled, boolean balanced, int version) {
	}

}
