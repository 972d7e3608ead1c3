package io.tradu.ingest;

import java.util.Optional;

import io.tradu.document.Document;
import io.tradu.document.Feeds;
import io.tradu.engine.Engines;
import io.tradu.engine.Route;
import io.tradu.ingest.SourceRow.Defect;

import org.springframework.stereotype.Component;

/**
 * Tells which targets a document cannot be translated into whatever is installed. That
 * can only come up where the document's language was found, not configured.
 */
@Component
class TargetRules {

	private final Feeds feeds;

	private final Engines engines;

	TargetRules(Feeds feeds, Engines engines) {
		this.feeds = feeds;
		this.engines = engines;
	}

	Optional<Defect> refusal(Document document, String target) {
		if (!this.feeds.get(document.feed()).detectsSource()) {
			return Optional.empty();
		}
		String source = document.sourceLanguage();
		if (source == null || source.equals(SourceLanguages.UNKNOWN)) {
			return Optional.of(new Defect("unknown-language", "the language of the document could not be found"));
		}
		if (source.equals(target)) {
			return Optional
				.of(new Defect("already-in-target", "the document is in the target language (" + target + ") already"));
		}
		boolean known = this.feeds.get(document.feed())
			.routes(source, target)
			.stream()
			.anyMatch((route) -> this.engines.knows(Route.parse(route)));
		return known ? Optional.empty()
				: Optional.of(new Defect("no-route", "no engine translates from " + source + " to " + target));
	}

}
