package io.tradu.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.tradu.document.Answer;
import io.tradu.document.BlockResult;
import io.tradu.document.Candidate;
import io.tradu.document.Severity;
import io.tradu.engine.Route;
import io.tradu.engine.Translation;
import io.tradu.text.InlineContent;

/**
 * A segment with the candidates there are for it. The first one that passes the checks is
 * chosen.
 */
public final class CheckedCell {

	private final String column;

	private final String source;

	private final Inspection inspection;

	private final List<Candidate> candidates = new ArrayList<>();

	private final List<Finding> errors = new ArrayList<>();

	private int choice = -1;

	CheckedCell(String column, String source, BlockResult.Cell cell, Inspection inspection) {
		this.column = column;
		this.source = source;
		this.inspection = inspection;
		cell.candidates().forEach(this::inspect);
	}

	String source() {
		return this.source;
	}

	/**
	 * Tells whether no candidate has passed. A cell with nothing to translate never
	 * fails.
	 */
	boolean hasFailed() {
		return this.choice < 0 && (!this.candidates.isEmpty() || InlineContent.hasLanguage(this.source));
	}

	/**
	 * Tells whether an engine is to be asked. What a person has written is not replaced
	 * by what an engine would.
	 */
	boolean wantsTranslation() {
		return hasFailed() && this.candidates.stream().noneMatch(Candidate::isPersons);
	}

	Stream<Answer> answers() {
		return this.candidates.stream().map((candidate) -> Answer.of(this.column, candidate));
	}

	void add(Route route, Translation translation) {
		if (translation instanceof Translation.Translated translated) {
			inspect(Candidate.translated(route.toString(), translated.text(), translated.unknownWords()));
		}
		else if (translation instanceof Translation.Untranslatable missing) {
			inspect(Candidate.missing(route.toString(), missing.reason(), missing.detail()));
		}
	}

	BlockResult.Cell result() {
		return this.candidates.isEmpty() ? BlockResult.Cell.UNTOUCHED
				: new BlockResult.Cell(List.copyOf(this.candidates), this.choice);
	}

	/** Returns the check that the first candidate failed, or why there was none. */
	Optional<String> reason() {
		return this.errors.stream().findFirst().filter((error) -> hasFailed()).map(Finding::check);
	}

	/** Returns why no candidate passed, in words. */
	String detail() {
		return this.column + ": " + String.join("; ", this.errors.stream().map(Finding::detail).distinct().toList());
	}

	private void inspect(Candidate candidate) {
		if (this.choice >= 0) {
			this.candidates.add(candidate);
			return;
		}
		List<Finding> found = (candidate.text() != null)
				? this.inspection.of(candidate.text(), candidate.unknownWords())
				: List.of(new Finding(String.valueOf(candidate.reason()), Severity.ERROR,
						String.valueOf(candidate.detail())));
		List<Finding> failing = found.stream().filter((finding) -> finding.severity() == Severity.ERROR).toList();
		this.errors.addAll(failing);
		if (failing.isEmpty()) {
			this.choice = this.candidates.size();
		}
		this.candidates.add(found.isEmpty() ? candidate : candidate
			.withFindings(found.stream().map((finding) -> finding.check() + ": " + finding.detail()).toList()));
	}

	/** The checks, for one segment. */
	@FunctionalInterface
	interface Inspection {

		List<Finding> of(String target, List<String> unknownWords);

	}

}
