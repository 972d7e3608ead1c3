package io.tradu.document;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A set of row numbers. Written as ranges, {@code 1-400,402}: what proves that nothing
 * was lost has to be small enough to keep for every deliverable.
 */
public final class RowSet {

	private final BitSet rows = new BitSet();

	/** Returns the set of all rows of a document: 1 to the given number. */
	public static RowSet upTo(long last) {
		RowSet set = new RowSet();
		set.rows.set(1, Math.toIntExact(last) + 1);
		return set;
	}

	/** Reads the set back from what {@link #toString()} wrote. */
	public static RowSet parse(String ranges) {
		RowSet set = new RowSet();
		if (!ranges.isEmpty()) {
			for (String range : ranges.split(",")) {
				String[] ends = range.split("-");
				set.rows.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
			}
		}
		return set;
	}

	public void add(long row) {
		this.rows.set(Math.toIntExact(row));
	}

	public void addAll(RowSet other) {
		this.rows.or(other.rows);
	}

	/** Adds all rows from the first to the last. */
	public void addRange(long first, long last) {
		this.rows.set(Math.toIntExact(first), Math.toIntExact(last) + 1);
	}

	/** Returns the rows that are in this set and in the other. */
	public RowSet intersect(RowSet other) {
		RowSet common = copy();
		common.rows.and(other.rows);
		return common;
	}

	/** Returns the rows that are in this set and not in the other. */
	public RowSet minus(RowSet other) {
		RowSet rest = copy();
		rest.rows.andNot(other.rows);
		return rest;
	}

	public boolean contains(long row) {
		return this.rows.get(Math.toIntExact(row));
	}

	public boolean isEmpty() {
		return this.rows.isEmpty();
	}

	public long size() {
		return this.rows.cardinality();
	}

	private RowSet copy() {
		RowSet copy = new RowSet();
		copy.addAll(this);
		return copy;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof RowSet set && this.rows.equals(set.rows);
	}

	@Override
	public int hashCode() {
		return this.rows.hashCode();
	}

	@Override
	public String toString() {
		List<String> ranges = new ArrayList<>();
		for (int start = this.rows.nextSetBit(0); start >= 0;) {
			int end = this.rows.nextClearBit(start);
			ranges.add((end - start == 1) ? Integer.toString(start) : start + "-" + (end - 1));
			start = this.rows.nextSetBit(end);
		}
		return String.join(",", ranges);
	}

}
