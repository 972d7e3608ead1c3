package io.tradu.trace;

import java.util.List;

import io.tradu.document.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * A row with what the engines made of it.
 *
 * @param number its number in the document
 * @param fate what became of it: delivered, rejected, canceled, or where it waits
 * @param segments its segments, in the feed's order; none before it was translated
 */
public record TracedRow(long number, String fate, List<Segment> segments) {

	/**
	 * One segment.
	 *
	 * @param column its column
	 * @param source the text as the customer wrote it; null if the document is gone from
	 * the archive
	 * @param candidates the proposals, in the order they were made; none if there was
	 * nothing to translate
	 * @param choice index of the proposal that was taken, or -1
	 */
	public record Segment(String column, @Nullable String source, List<Candidate> candidates, int choice) {
	}

}
