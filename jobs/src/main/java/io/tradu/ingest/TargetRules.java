package io.tradu.ingest;

import java.util.Optional;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.document.Document;
import io.tradu.document.Feeds;
import io.tradu.engine.Engines;
import io.tradu.engine.Route;

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

	Optional<Refusal> refusal(Document document, String target) {
		if (!this.feeds.get(document.feed()).detectsSource()) {
			return Optional.empty();
		}
		String source = document.sourceLanguage();
		if (source == null || source.equals(SourceLanguages.UNKNOWN)) {
			return Optional.of(new Refusal("unknown-language", "the language of the document could not be found"));
		}
		if (source.equals(target)) {
			return Optional.of(new Refusal("already-in-target",
					"the document is in the target language (" + target + ") already"));
		}
		boolean known = this.feeds.get(document.feed())
			.routes(source, target)
			.stream()
			.anyMatch((route) -> this.engines.knows(Route.parse(route)));
		return known ? Optional.empty()
				: Optional.of(new Refusal("no-route", "no engine translates from " + source + " to " + target));
	}

	/**
	 * Why a target is refused.
	 *
	 * @param reason stable identifier
	 * @param detail the same in words
	 */
	record Refusal(String reason, String detail) {

		DeadLetter letter(SourceRow row, String target) {
			return new DeadLetter(row.document().row(row.entry().rowNumber(), target), this.reason,
					FailureCategory.DATA, this.detail, row.entry().rawText());
		}

	}

}
