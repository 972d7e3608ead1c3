package io.tradu.check;

import java.util.List;

/** Segments for the checks' tests. */
final class Segments {

	private Segments() {
	}

	static SegmentPair pair(String source, String target, String... unknownWords) {
		return SegmentPair.of(english(source, target, unknownWords));
	}

	static SegmentPair between(String sourceLanguage, String source, String targetLanguage, String target) {
		return SegmentPair.of(new CheckedSegment(source, target, sourceLanguage, targetLanguage, List.of()));
	}

	static CheckedSegment english(String source, String target, String... unknownWords) {
		return new CheckedSegment(source, target, "en", "es", List.of(unknownWords));
	}

}
