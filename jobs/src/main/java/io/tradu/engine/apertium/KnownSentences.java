package io.tradu.engine.apertium;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.tradu.engine.Translation.Translated;
import io.tradu.engine.apertium.SegmentCodec.Stand;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sentences that a pipeline has to translate before it is believed. Any mode has to keep
 * their numbers, to answer each of them differently, to leave not all of them as they
 * are, and, where they are in its source language, to know half of their words. Where the
 * translations are known, a third of the words that only they have must be in the
 * answers: another version of a dictionary may choose other words.
 */
final class KnownSentences {

	// No language has these words: a mode that analyses its input marks them as unknown.
	private static final List<String> INVENTED = List.of("Xyzzyqua 47 brilkwo.", "Vrontquix 26 xyzzyple.",
			"Quobblin xyzzyve 83.");

	private static final Table TABLE = Table.read();

	private static final Pattern NUMBER = Pattern.compile("\\d+");

	private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

	// What stages write for each other, and never in a translation of these sentences.
	private static final Pattern ANALYSIS = Pattern.compile("[\\^$<>{}]");

	private static final int LONGEST_QUOTE = 100;

	private final List<String> sentences;

	private final List<String> translations;

	private KnownSentences(List<String> sentences, List<String> translations) {
		this.sentences = sentences;
		this.translations = translations;
	}

	/** Returns the sentences for a mode, by its name. */
	static KnownSentences of(String mode) {
		String[] languages = mode.split("-", 2);
		String source = LanguageCodes.threeLetters(languages[0]);
		String pair = source + "-" + LanguageCodes.threeLetters(languages[languages.length - 1]);
		return new KnownSentences(TABLE.sentences().getOrDefault(source, INVENTED),
				TABLE.answers().getOrDefault(pair, List.of()));
	}

	/** Returns what to ask, in order. */
	List<String> messages() {
		return this.sentences.stream().map((sentence) -> SegmentCodec.of(sentence).message(Stand.SUPERBLANK)).toList();
	}

	/**
	 * Returns what is wrong with the answers to all messages, in order; empty if they can
	 * be believed.
	 */
	Optional<String> fault(List<String> answers) {
		List<Translated> read = new ArrayList<>();
		for (int i = 0; i < answers.size(); i++) {
			Optional<Translated> translated = SegmentCodec.of(this.sentences.get(i))
				.read(answers.get(i), Stand.SUPERBLANK);
			if (translated.isEmpty() || !isPossible(i, translated.get().text())) {
				return Optional.of(quoted(i, answers.get(i)));
			}
			read.add(translated.get());
		}
		return arePossible(read) ? Optional.empty() : Optional.of(quoted(0, answers.get(0)));
	}

	private boolean isPossible(int index, String text) {
		Matcher number = NUMBER.matcher(this.sentences.get(index));
		if (!number.find() || !text.contains(number.group()) || ANALYSIS.matcher(text).find()) {
			return false;
		}
		if (this.translations.isEmpty()) {
			return true;
		}
		Set<String> telling = words(this.translations.get(index));
		telling.removeAll(words(this.sentences.get(index)));
		int all = telling.size();
		telling.retainAll(words(text));
		return 3 * telling.size() >= all;
	}

	private boolean arePossible(List<Translated> answers) {
		List<String> texts = answers.stream().map(Translated::text).toList();
		int unknown = answers.stream().mapToInt((answer) -> answer.unknownWords().size()).sum();
		int words = this.sentences.stream().mapToInt((sentence) -> words(sentence).size()).sum();
		boolean copied = unknown == 0 && texts.equals(this.sentences);
		boolean known = this.sentences.equals(INVENTED) || 2 * unknown <= words;
		return !copied && known && new HashSet<>(texts).size() == texts.size();
	}

	private String quoted(int index, String answer) {
		return "it answers the known sentence '%s' with '%s'".formatted(this.sentences.get(index),
				answer.substring(0, Math.min(answer.length(), LONGEST_QUOTE)));
	}

	/** Returns the words of a text in lower case, without digits and signs. */
	static Set<String> words(String text) {
		return NO_LETTERS.splitAsStream(text.toLowerCase(Locale.ROOT))
			.filter((word) -> !word.isEmpty())
			.collect(Collectors.toCollection(HashSet::new));
	}

	/**
	 * What is known.
	 *
	 * @param sentences the sentences by language, three letters
	 * @param answers their translations by pair of languages
	 */
	private record Table(Map<String, List<String>> sentences, Map<String, List<String>> answers) {

		static Table read() {
			try (InputStream table = Objects
				.requireNonNull(KnownSentences.class.getResourceAsStream("known-sentences.json"))) {
				return JsonMapper.shared().readValue(table, Table.class);
			}
			catch (IOException ex) {
				throw new UncheckedIOException("the known sentences cannot be read", ex);
			}
		}

	}

}
