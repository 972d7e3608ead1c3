package io.tradu.engine;

import java.util.List;

import org.springframework.stereotype.Component;

/**
 * Gives every text back in brackets. For measuring the line without an engine
 * ({@code scripts/bench line}) and for rehearsing feeds; the brackets tell its answers
 * from translations.
 */
@Component
class PassThroughEngine implements TranslationEngine {

	@Override
	public String name() {
		return "pass-through";
	}

	@Override
	public List<Translation> translate(Route route, List<String> texts) {
		return texts.stream()
			.<Translation>map((text) -> new Translation.Translated("[" + route.target() + "] " + text, List.of()))
			.toList();
	}

	@Override
	public void verify(Route route) {
	}

	@Override
	public boolean knows(Route route) {
		return true;
	}

}
