package io.tradu.engine.apertium;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words a fresh pipeline is fed. A statistical tagger learns each ambiguity class it
 * meets for the rest of its life; one word for each class right after the start makes its
 * answers independent of what it has translated before.
 */
final class PrimeWords {

	// A mode without a list still has to prove that it answers.
	private static final List<String> DEFAULT = List.of("a");

	private PrimeWords() {
	}

	static List<String> of(String mode) {
		try (InputStream list = PrimeWords.class.getResourceAsStream("prime/prime." + mode + ".json")) {
			if (list == null) {
				return DEFAULT;
			}
			Map<String, String> wordOfClass = JsonMapper.shared().readValue(list, new TypeReference<>() {
			});
			return List.copyOf(wordOfClass.values());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("prime words of " + mode + " cannot be read", ex);
		}
	}

}
