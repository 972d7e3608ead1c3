package io.tradu.replay;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.tradu.document.Document;
import io.tradu.document.Feeds;
import io.tradu.document.Nights;
import io.tradu.engine.Engines;
import io.tradu.engine.Route;
import io.tradu.nightly.Refused;
import io.tradu.nightly.Reopening;

import org.springframework.stereotype.Component;

/** Decides whether letters may be replayed as a person wants it. */
@Component
class Admission {

	private final Reopening reopening;

	private final Nights nights;

	private final Feeds feeds;

	private final Engines engines;

	Admission(Reopening reopening, Nights nights, Feeds feeds, Engines engines) {
		this.reopening = reopening;
		this.nights = nights;
		this.feeds = feeds;
		this.engines = engines;
	}

	/**
	 * Makes sure that the letters can be replayed.
	 * @throws Refused if one cannot
	 * @throws WrongEdit if an edit cannot be meant
	 */
	void check(ReplayRequest request, List<Letter> letters) {
		if (!request.edits().none() && letters.size() != 1) {
			throw new WrongEdit("texts can be edited for one row at a time; these are " + letters.size());
		}
		letters.forEach((letter) -> requireServed(request, letter));
		requireUnchanged(letters);
		letters.forEach((letter) -> requireMeant(request.edits(), letter));
	}

	/**
	 * Makes sure that what the letters are about can still be delivered anew.
	 * @throws Refused if it cannot
	 */
	void requireUnchanged(List<Letter> letters) {
		Set<Long> seen = new HashSet<>();
		for (Letter letter : letters) {
			if (seen.add(letter.document().id())) {
				obstacle(letter).ifPresent((obstacle) -> {
					throw new Refused(letter.kept().label() + " cannot be replayed: " + obstacle);
				});
			}
		}
	}

	private Optional<String> obstacle(Letter letter) {
		Document document = letter.document();
		return letter.kind().equals(Document.ROW) ? this.reopening.obstacle(document)
				: this.reopening.unfinished(this.nights.of(document));
	}

	private void requireServed(ReplayRequest request, Letter letter) {
		Route route = request.route();
		if (route == null) {
			return;
		}
		if (!this.engines.knows(route)) {
			throw new Refused("no engine knows the route " + route);
		}
		List<String> targets = letter.isOfAllTargets() ? letter.document().targets() : List.of(letter.target());
		if (!targets.equals(List.of(route.target()))) {
			throw new Refused("the route " + route + " leads to " + route.target() + "; " + letter.kept().label() + " ("
					+ letter.item() + ") is for " + String.join(", ", targets));
		}
		String source = String.valueOf(letter.document().sourceLanguage());
		if (!source.equals("und") && !source.equals(route.source())) {
			throw new Refused("the route " + route + " begins with " + route.source() + "; " + letter.item() + " is in "
					+ source);
		}
	}

	private void requireMeant(Edits edits, Letter letter) {
		if (edits.none()) {
			return;
		}
		if (!letter.kind().equals(Document.ROW)) {
			throw new WrongEdit(letter.kept().label() + " is about a " + letter.kind() + "; only a row can be edited");
		}
		boolean texts = !edits.sources().isEmpty() || !edits.targets().isEmpty();
		if (letter.isOfAllTargets() && texts) {
			throw new WrongEdit(letter.item() + " is no record, so it has no columns; give a good one with --row");
		}
		if (!letter.isOfAllTargets() && edits.record() != null) {
			throw new WrongEdit(letter.item() + " is a good record; edit its texts with --source or --target");
		}
		requireColumns(edits, this.feeds.get(letter.document().feed()).columns());
	}

	private static void requireColumns(Edits edits, List<String> columns) {
		Set<String> named = new HashSet<>(edits.sources().keySet());
		named.retainAll(edits.targets().keySet());
		if (!named.isEmpty()) {
			throw new WrongEdit("both --source and --target are given for " + named);
		}
		named.addAll(edits.sources().keySet());
		named.addAll(edits.targets().keySet());
		named.removeAll(columns);
		if (!named.isEmpty()) {
			throw new WrongEdit("there is no column to translate that is called " + String.join(", ", named)
					+ "; there are " + String.join(", ", columns));
		}
	}

}
