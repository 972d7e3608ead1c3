package io.tradu.engine.apertium;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

import io.tradu.engine.Translation;
import io.tradu.engine.Translation.Translated;
import io.tradu.engine.Translation.Untranslatable;
import io.tradu.engine.apertium.SegmentCodec.Stand;
import org.jspecify.annotations.Nullable;

/**
 * Translates segments from one language to another through one pool, and tries harder for
 * those whose protected parts get lost.
 */
final class LegTranslator {

	private final PipelinePool pool;

	private final ApertiumProperties properties;

	private final CountDownLatch closed;

	LegTranslator(PipelinePool pool, ApertiumProperties properties, CountDownLatch closed) {
		this.pool = pool;
		this.properties = properties;
		this.closed = closed;
	}

	List<Translation> translate(List<String> texts) {
		Translation[] results = new Translation[texts.size()];
		List<Item> items = new ArrayList<>(texts.size());
		for (int i = 0; i < results.length; i++) {
			String text = texts.get(i);
			if (text.length() > this.properties.maxSegmentLength()) {
				results[i] = new Untranslatable("segment-too-long",
						"%d characters; the limit is %d".formatted(text.length(), this.properties.maxSegmentLength()));
				continue;
			}
			SegmentCodec segment = SegmentCodec.of(text);
			if (segment.hasLanguage()) {
				items.add(new Item(i, segment));
			}
			else {
				results[i] = new Translated(text, List.of());
			}
		}
		List<Item> lossy = ask(items, Stand.SUPERBLANK, results);
		lossy = ask(lossy, Stand.BRACKETED_NUMBER, results);
		for (Item item : lossy) {
			results[item.index()] = translateInStretches(item.segment());
		}
		return List.of(results);
	}

	/** Asks for all items, and returns those whose answers have lost something. */
	private List<Item> ask(List<Item> items, Stand stand, Translation[] results) {
		List<String> messages = items.stream().map((item) -> item.segment().message(stand)).toList();
		List<Question> questions = converse(messages);
		List<Item> lossy = new ArrayList<>();
		for (int i = 0; i < questions.size(); i++) {
			Item item = items.get(i);
			Translation translation = read(item.segment(), stand, questions.get(i));
			if (translation != null) {
				results[item.index()] = translation;
			}
			else {
				lossy.add(item);
			}
		}
		return lossy;
	}

	private List<Question> converse(List<String> messages) {
		return messages.isEmpty() ? List.of()
				: new Conversation(this.pool, this.properties, this.closed, messages).run();
	}

	private static @Nullable Translation read(SegmentCodec segment, Stand stand, Question question) {
		String answer = question.answer();
		if (answer == null) {
			return new Untranslatable("engine-failure", question.failure());
		}
		if (answer.isBlank()) {
			return new Untranslatable("empty-answer", "the engine left nothing of the text");
		}
		return segment.read(answer, stand).orElse(null);
	}

	private Translation translateInStretches(SegmentCodec segment) {
		List<SegmentCodec> stretches = segment.stretches().stream().map(SegmentCodec::of).toList();
		List<SegmentCodec> asked = stretches.stream().filter(SegmentCodec::hasLanguage).toList();
		List<Question> questions = converse(
				asked.stream().map((stretch) -> stretch.message(Stand.SUPERBLANK)).toList());
		List<String> texts = new ArrayList<>();
		List<String> unknownWords = new ArrayList<>();
		for (SegmentCodec stretch : stretches) {
			int question = asked.indexOf(stretch);
			Optional<Translated> translated = (question < 0) ? Optional.of(new Translated(stretch.source(), List.of()))
					: Optional.ofNullable(questions.get(question).answer())
						.flatMap((answer) -> stretch.read(answer, Stand.SUPERBLANK));
			if (translated.isEmpty()) {
				return new Untranslatable("protected-content-lost",
						"the engine lost a tag, placeholder or code in every way of asking");
			}
			texts.add(translated.get().text());
			unknownWords.addAll(translated.get().unknownWords());
		}
		return new Translated(segment.join(texts), List.copyOf(unknownWords));
	}

	private record Item(int index, SegmentCodec segment) {
	}

}
