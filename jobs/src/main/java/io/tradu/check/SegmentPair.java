package io.tradu.check;

import java.util.List;

/** A checked segment, taken apart once for all checks. Used by one thread. */
record SegmentPair(SegmentText source, SegmentText target, String sourceLanguage, String targetLanguage,
		List<String> unknownWords) {

	static SegmentPair of(CheckedSegment segment) {
		return new SegmentPair(new SegmentText(segment.source()), new SegmentText(segment.target()),
				Languages.primary(segment.sourceLanguage()), Languages.primary(segment.targetLanguage()),
				segment.unknownWords());
	}

	/** Tells whether the two are languages of their own, not varieties of one. */
	boolean crossesLanguages() {
		return !this.sourceLanguage.equals(this.targetLanguage);
	}

}
