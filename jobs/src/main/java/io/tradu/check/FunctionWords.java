package io.tradu.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The small words that give a language away: articles, pronouns, prepositions. They
 * settle most sentences at a hundredth of what a statistical detector costs. A word that
 * two of the line's languages share tells nothing and is left out.
 */
final class FunctionWords {

	private final Map<String, String> languageByWord = new HashMap<>();

	FunctionWords(Set<String> languages) {
		Set<String> shared = new HashSet<>();
		for (String line : read().split("\n")) {
			String[] entry = line.split(": ", 2);
			if (languages.contains(entry[0])) {
				for (String word : entry[1].split(" ")) {
					if (!entry[0].equals(this.languageByWord.getOrDefault(word, entry[0]))) {
						shared.add(word);
					}
					this.languageByWord.put(word, entry[0]);
				}
			}
		}
		this.languageByWord.keySet().removeAll(shared);
	}

	/** Returns how many words of each language stand in a text, no entry for none. */
	Map<String, Integer> count(List<String> words) {
		Map<String, Integer> counts = new HashMap<>(4);
		for (String word : words) {
			String language = this.languageByWord.get(word);
			if (language != null) {
				counts.merge(language, 1, Integer::sum);
			}
		}
		return counts;
	}

	private static String read() {
		try (InputStream words = FunctionWords.class.getResourceAsStream("function-words.txt")) {
			if (words == null) {
				throw new IllegalStateException("function-words.txt is missing beside " + FunctionWords.class);
			}
			return new String(words.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
