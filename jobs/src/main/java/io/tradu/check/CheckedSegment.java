package io.tradu.check;

import java.util.List;

/**
 * One candidate for a segment, as the quality checks see it.
 *
 * @param source the whole cell as the customer wrote it
 * @param target the whole cell as it would be delivered
 * @param sourceLanguage BCP 47 code
 * @param targetLanguage BCP 47 code
 * @param unknownWords the words the engine did not know and left as they were
 */
public record CheckedSegment(String source, String target, String sourceLanguage, String targetLanguage,
		List<String> unknownWords) {

	public CheckedSegment {
		unknownWords = List.copyOf(unknownWords);
	}

}
