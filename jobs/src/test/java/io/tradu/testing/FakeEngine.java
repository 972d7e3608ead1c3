package io.tradu.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import io.tradu.engine.Route;
import io.tradu.engine.Translation;
import io.tradu.engine.TranslationEngine;
import io.tradu.text.InlineContent;

/**
 * An engine without a language: by default every letter outside tags and placeholders
 * becomes the next but one, so that targets pass the quality checks. A test can give it
 * another way to answer, or let it fail.
 */
public class FakeEngine implements TranslationEngine {

	private final AtomicInteger asked = new AtomicInteger();

	private volatile UnaryOperator<Translation> answers = UnaryOperator.identity();

	private final Map<String, UnaryOperator<Translation>> answersOfRoutes = new ConcurrentHashMap<>();

	private volatile Runnable beforeEachCall = () -> {
	};

	private volatile Runnable proof = () -> {
	};

	@Override
	public String name() {
		return "fake";
	}

	@Override
	public List<Translation> translate(Route route, List<String> texts) {
		this.beforeEachCall.run();
		this.asked.addAndGet(texts.size());
		return texts.stream()
			.<Translation>map((text) -> new Translation.Translated(translated(text), List.of()))
			.map(this.answers)
			.map(this.answersOfRoutes.getOrDefault(route.toString(), UnaryOperator.identity()))
			.toList();
	}

	@Override
	public void verify(Route route) {
	}

	@Override
	public void prove(Route route) {
		this.proof.run();
	}

	@Override
	public boolean knows(Route route) {
		return true;
	}

	/** Changes every answer. */
	public void answers(UnaryOperator<Translation> change) {
		this.answers = change;
	}

	/** Changes every answer of a route. */
	public void answers(String route, UnaryOperator<Translation> change) {
		this.answersOfRoutes.put(route, change);
	}

	/** Runs before each call, and may throw. */
	public void beforeEachCall(Runnable action) {
		this.beforeEachCall = action;
	}

	/** Runs when the engine has to prove that it translates, and may throw. */
	public void proof(Runnable action) {
		this.proof = action;
	}

	/** Returns how many texts it was asked for since the last reset. */
	public int asked() {
		return this.asked.get();
	}

	/** Forgets what tests have changed. */
	public void reset() {
		this.asked.set(0);
		this.answers = UnaryOperator.identity();
		this.answersOfRoutes.clear();
		this.beforeEachCall = () -> {
		};
		this.proof = () -> {
		};
	}

	/** Returns the default answer for a text. */
	public static String translated(String text) {
		StringBuilder target = new StringBuilder(text.length());
		int from = 0;
		for (InlineContent.Span span : InlineContent.find(text)) {
			shift(target, text.substring(from, span.start()));
			target.append(span.text());
			from = span.end();
		}
		shift(target, text.substring(from));
		return target.toString();
	}

	private static void shift(StringBuilder target, String language) {
		for (char c : language.toCharArray()) {
			char next = (char) (c + 2);
			boolean letter = (c >= 'a' && c <= 'x') || (c >= 'A' && c <= 'X');
			target.append(letter ? next : c);
		}
	}

}
