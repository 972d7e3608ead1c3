package io.tradu.nightly;

import java.util.List;

import io.tradu.document.SetAside;

/**
 * What became of everything a night was given.
 *
 * @param feeds the feeds' accounts, by name
 * @param duplicates documents, as {@code feed/file}, whose bytes were delivered before
 * @param orphans documents, as {@code feed/file}, that were duplicates of what this night
 * has corrected
 * @param setAside files that did not become documents
 * @param balanced whether the night was reconciled and every account is balanced
 */
public record NightAccount(List<FeedAccount> feeds, List<String> duplicates, List<String> orphans,
		List<SetAside> setAside, boolean balanced) {

	/** Returns the sum of all feeds. */
	public FeedAccount total() {
		return this.feeds.stream().reduce(new FeedAccount("", 0, 0, 0, 0, 0), FeedAccount::plus);
	}

	/** Returns the line that scripts read. */
	public String ledgerLine() {
		FeedAccount total = total();
		return "ledger: received=" + total.received() + " delivered=" + total.delivered() + " rejected="
				+ total.rejected() + " canceled=" + total.canceled() + " balanced=" + this.balanced;
	}

}
