package io.tradu.batch.deadletter;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.tradu.batch.AfterCommit;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what becomes of dead letters: by their addresses, rules and numbers. What they
 * quote stays in the database.
 */
class LetterLog {

	private static final Logger logger = LoggerFactory.getLogger(DeadLetters.class);

	private static final LogField LETTER = LogField.number("letter");

	private static final LogField KIND = LogField.name("kind");

	private static final LogField ORIGIN = LogField.name("origin");

	private static final LogField LANE = LogField.name("lane");

	private static final LogField POSITION = LogField.number("position");

	private static final LogField COUNT = LogField.number("count");

	private static final int SINGLE_LINES = 10;

	/**
	 * Records new letters: one line for each, or one for all with the same origin and
	 * rule where those are many. A line for each would let a single bad document push
	 * everything else out of the log.
	 */
	void added(List<DeadLetter> letters) {
		Map<List<String>, List<DeadLetter>> alike = letters.stream()
			.collect(
					Collectors.groupingBy(
							(letter) -> List.of(letter.address().kind(), letter.address().origin(),
									letter.address().lane(), letter.reason(), letter.category().tag()),
							LinkedHashMap::new, Collectors.toList()));
		AfterCommit.run(() -> alike.values().forEach(LetterLog::addedAlike));
	}

	private static void addedAlike(List<DeadLetter> letters) {
		if (letters.size() <= SINGLE_LINES) {
			letters.forEach(LetterLog::added);
			return;
		}
		DeadLetter first = letters.get(0);
		DeadLetter last = letters.get(letters.size() - 1);
		about("dead_letter.added", first).with(COUNT, letters.size())
			.log(letters.size() + " dead letters: " + first.address() + " to " + last.address().position() + ": "
					+ first.reason());
	}

	private static void added(DeadLetter letter) {
		about("dead_letter.added", letter).log("dead letter: " + letter.address() + ": " + letter.reason());
	}

	void resolved(Collection<Long> ids, LetterState state) {
		String what = state.name().toLowerCase(Locale.ROOT);
		AfterCommit.run(() -> ids.forEach((id) -> LogEvent.of(logger, "dead_letter." + what)
			.with(LETTER, id)
			.with(LogField.FROM, LetterState.OPEN.name())
			.with(LogField.TO, state.name())
			.log("dead letter " + id + " is " + what)));
	}

	void failedAgain(long id, DeadLetter lastTry) {
		about("dead_letter.failed_again", lastTry).with(LETTER, id)
			.logAfterCommit("dead letter " + id + " failed again: " + lastTry.reason());
	}

	void removed(String kind, String origin, int count) {
		if (count > 0) {
			LogEvent.of(logger, "dead_letter.removed")
				.with(KIND, kind)
				.with(ORIGIN, origin)
				.with(COUNT, count)
				.logAfterCommit(count + " dead letters of " + origin + " go with what they came in with");
		}
	}

	private static LogEvent about(String action, DeadLetter letter) {
		return LogEvent.of(logger, action)
			.with(KIND, letter.address().kind())
			.with(ORIGIN, letter.address().origin())
			.with(LANE, letter.address().lane())
			.with(POSITION, letter.address().position())
			.with(LogField.REASON, letter.reason())
			.with(LogField.CATEGORY, letter.category().tag());
	}

}
