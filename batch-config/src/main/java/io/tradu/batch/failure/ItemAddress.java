package io.tradu.batch.failure;

/**
 * Where an item stands, so that a failure can be told from every other one and an item
 * given up on twice is recorded once.
 *
 * @param kind what the item is, for example {@code row}
 * @param origin identifier of what it came in with
 * @param lane the way it was on when only one of several ways failed; {@link #EVERY_LANE}
 * otherwise
 * @param position its place in the origin, counted from 1; 0 for the origin as a whole
 */
public record ItemAddress(String kind, String origin, String lane, long position) {

	/** The item failed for every way it was to go. */
	public static final String EVERY_LANE = "*";

	@Override
	public String toString() {
		return this.kind + " " + this.position + " of " + this.origin
				+ (this.lane.equals(EVERY_LANE) ? "" : " (" + this.lane + ")");
	}

}
