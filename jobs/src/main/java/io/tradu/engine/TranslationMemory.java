package io.tradu.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Translates each text once: what was asked before, or is being asked by another thread,
 * is not sent to the engine again. Bounded; what is used least is forgotten, and then
 * translated anew.
 */
public final class TranslationMemory {

	private static final int ENTRY_OVERHEAD = 100;

	private static final int WORD_OVERHEAD = 30;

	private final Engines engines;

	private final AsyncCache<Key, Translation> known;

	/**
	 * Creates an empty memory.
	 * @param characters its size, in characters of source and target together
	 */
	public TranslationMemory(Engines engines, long characters) {
		this.engines = engines;
		this.known = Caffeine.newBuilder()
			.maximumWeight(characters)
			.weigher((Key key, Translation translation) -> ENTRY_OVERHEAD + key.text().length() + length(translation))
			.buildAsync();
	}

	/**
	 * Translates texts along a route, in order.
	 * @see TranslationEngine#translate
	 */
	public List<Translation> translate(Route route, List<String> texts) {
		Map<String, CompletableFuture<Translation>> answers = new HashMap<>();
		Map<String, CompletableFuture<Translation>> mine = new LinkedHashMap<>();
		for (String text : texts) {
			answers.computeIfAbsent(text, (asked) -> {
				CompletableFuture<Translation> own = new CompletableFuture<>();
				CompletableFuture<Translation> others = this.known.asMap().putIfAbsent(new Key(route, asked), own);
				if (others == null) {
					mine.put(asked, own);
				}
				return (others != null) ? others : own;
			});
		}
		ask(route, mine);
		return texts.stream().map((text) -> join(answers.get(text))).toList();
	}

	// A thread answers for its own texts before it waits for others', so no two can wait
	// for each other.
	private void ask(Route route, Map<String, CompletableFuture<Translation>> mine) {
		if (mine.isEmpty()) {
			return;
		}
		try {
			List<Translation> translations = this.engines.translate(route, new ArrayList<>(mine.keySet()));
			int index = 0;
			for (CompletableFuture<Translation> answer : mine.values()) {
				answer.complete(translations.get(index++));
			}
		}
		catch (RuntimeException | Error ex) {
			mine.values().forEach((answer) -> answer.completeExceptionally(ex));
			throw ex;
		}
	}

	private static Translation join(CompletableFuture<Translation> answer) {
		try {
			return answer.join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw ex;
		}
	}

	private static int length(Translation translation) {
		return (translation instanceof Translation.Translated translated)
				? translated.text().length() + WORD_OVERHEAD * translated.unknownWords().size() : 0;
	}

	private record Key(Route route, String text) {
	}

}
