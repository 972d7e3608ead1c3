package io.tradu.replay;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.launch.JobRuns;
import io.tradu.command.TraduCommand;
import io.tradu.document.Block;
import io.tradu.document.Document;
import io.tradu.nightly.NothingToDo;
import io.tradu.nightly.Refused;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;

/** Finds the letters that a person means, and refuses those that are not open. */
@Component
class OpenLetters {

	private final Letters letters;

	private final Replays replays;

	private final JobRuns runs;

	private final AuditLog audit;

	OpenLetters(Letters letters, Replays replays, JobRuns runs, AuditLog audit) {
		this.letters = letters;
		this.replays = replays;
		this.runs = runs;
		this.audit = audit;
	}

	/**
	 * Returns the letters meant. A filter never means a document: to take one in again is
	 * decided one by one.
	 * @throws Refused if one is not there or not open, or in an unfinished replay
	 * @throws NothingToDo if the filter lets none through
	 */
	List<Letter> choose(LetterChoice choice) {
		LetterFilter filter = choice.filter();
		List<Letter> chosen = (filter != null) ? byFilter(filter) : byNumber(choice.ids());
		chosen.forEach(this::requireOpen);
		return chosen;
	}

	/** Puts the open letters of their rows beside those of blocks. */
	List<Letter> withRows(List<Letter> chosen) {
		Map<Long, Letter> all = new TreeMap<>();
		for (Letter letter : chosen) {
			all.put(letter.id(), letter);
			if (letter.kind().equals(Block.BLOCK)) {
				this.letters.rows(letter)
					.stream()
					.filter((row) -> row.kept().isOpen())
					.forEach((row) -> all.put(row.id(), row));
			}
		}
		all.values().forEach(this::requireNoReplay);
		return List.copyOf(all.values());
	}

	private List<Letter> byFilter(LetterFilter filter) {
		List<Letter> found = this.letters.find(filter, Integer.MAX_VALUE)
			.stream()
			.filter((letter) -> !letter.kind().equals(Document.DOCUMENT))
			.toList();
		if (found.isEmpty()) {
			throw new NothingToDo("nothing to do: no open dead letter of a row or a block is like that");
		}
		return found;
	}

	private List<Letter> byNumber(List<Long> ids) {
		Map<Long, Letter> found = this.letters.find(ids)
			.stream()
			.collect(Collectors.toMap(Letter::id, Function.identity()));
		List<Long> unknown = ids.stream().filter((id) -> !found.containsKey(id)).toList();
		if (!unknown.isEmpty()) {
			throw new Refused("there is no dead letter " + unknown.get(0) + "; "
					+ TraduCommand.of("dead-letters", "list") + " lists them");
		}
		return found.values().stream().sorted(Comparator.comparing(Letter::id)).toList();
	}

	private void requireOpen(Letter letter) {
		if (!letter.kept().isOpen()) {
			String why = this.audit.find(new AuditFilter(null, null, letter.kept().label(), null, null), 1)
				.stream()
				.map((entry) -> ", by " + entry.actor() + ": " + entry.reason())
				.findFirst()
				.orElse("");
			throw new Refused(letter.kept().label() + " (" + letter.item() + ") is " + letter.kept().state() + why);
		}
	}

	private void requireNoReplay(Letter letter) {
		Optional<Long> replay = this.replays.newestOf(letter);
		Optional<JobExecution> run = replay
			.flatMap((number) -> this.runs.last(ReplayRunner.JOB, ReplayJob.parameters(number)));
		if (run.filter((last) -> isUnfinished(last.getStatus())).isPresent()) {
			throw new Refused(letter.kept().label() + " (" + letter.item() + ") is part of replay " + replay.get()
					+ ", which is not finished; go on with: " + TraduCommand.of("restart", run.get().getId()));
		}
	}

	private static boolean isUnfinished(@Nullable BatchStatus status) {
		return status != BatchStatus.COMPLETED && status != BatchStatus.ABANDONED;
	}

}
