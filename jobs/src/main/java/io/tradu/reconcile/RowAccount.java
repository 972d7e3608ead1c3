package io.tradu.reconcile;

import java.util.ArrayList;
import java.util.List;

import io.tradu.document.RowSet;

/**
 * Every row received must be in exactly one of the three other sets.
 *
 * @param received the rows that came in
 * @param delivered the rows that went out
 * @param rejected the rows that are dead letters
 * @param canceled the rows a person took out
 */
public record RowAccount(RowSet received, RowSet delivered, RowSet rejected, RowSet canceled) {

	/** Returns what does not add up, in words. */
	public List<String> discrepancies() {
		List<String> found = new ArrayList<>();
		report(found, "delivered and rejected", this.delivered.intersect(this.rejected));
		report(found, "delivered and canceled", this.delivered.intersect(this.canceled));
		report(found, "rejected and canceled", this.rejected.intersect(this.canceled));
		RowSet accounted = new RowSet();
		accounted.addAll(this.delivered);
		accounted.addAll(this.rejected);
		accounted.addAll(this.canceled);
		report(found, "received and in none of delivered, rejected, canceled", this.received.minus(accounted));
		report(found, "never received", accounted.minus(this.received));
		return found;
	}

	private static void report(List<String> found, String what, RowSet rows) {
		if (!rows.isEmpty()) {
			String named = rows.toString();
			found.add("rows " + ((named.length() > 200) ? named.substring(0, 200) + " …" : named) + " are " + what);
		}
	}

}
