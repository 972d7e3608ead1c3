package io.tradu.nightly;

/**
 * What became of a feed's rows in a night so far. Rows count once for each target
 * language.
 *
 * @param feed name of the feed
 * @param documents documents received
 * @param received rows received
 * @param delivered rows delivered
 * @param rejected rows that became dead letters
 * @param canceled rows a person took out
 */
public record FeedAccount(String feed, long documents, long received, long delivered, long rejected, long canceled) {

	/** Returns the sum of this account and another one of the same feed. */
	FeedAccount plus(FeedAccount other) {
		return new FeedAccount(this.feed, this.documents + other.documents, this.received + other.received,
				this.delivered + other.delivered, this.rejected + other.rejected, this.canceled + other.canceled);
	}

}
