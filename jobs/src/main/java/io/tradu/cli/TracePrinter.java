package io.tradu.cli;

import java.util.Comparator;

import io.tradu.document.Candidate;
import io.tradu.trace.Trace;
import io.tradu.trace.Trace.Lane;
import io.tradu.trace.Trace.TracedBlock;
import io.tradu.trace.Trace.TracedDeliverable;
import io.tradu.trace.Trace.TracedDocument;
import io.tradu.trace.Trace.TracedLetter;
import io.tradu.trace.TracedRow;
import org.jspecify.annotations.Nullable;

/** Prints the life of a block or a row. */
class TracePrinter {

	private static final int ROWS_SHOWN = 5;

	private static final Comparator<TracedRow> REJECTED_FIRST = Comparator
		.comparing((TracedRow row) -> !row.fate().equals("rejected"));

	private final Text text;

	TracePrinter(Text text) {
		this.text = text;
	}

	void print(Trace trace) {
		TracedDocument document = trace.document();
		String row = (trace.row() != null) ? ", row " + trace.row() : "";
		this.text.line(document.label() + row + ", night " + document.night());
		this.text.line("  received   " + this.text.local(document.receivedAt()) + ", language "
				+ ((document.sourceLanguage() != null) ? document.sourceLanguage() : "not found yet"));
		this.text.line("  SHA-256    " + document.sha256());
		this.text.line("  status     " + document.status()
				+ (document.status().equals("DUPLICATE") ? ": the same bytes were received before" : ""));
		if (trace.letter() != null) {
			print(trace.letter(), "  ");
		}
		trace.lanes().forEach((lane) -> print(lane, trace.row() != null));
		this.text.flush();
	}

	private void print(Lane lane, boolean ofRow) {
		this.text.line("");
		this.text.line("for " + lane.target() + ": " + lane.outcome());
		print(lane.block());
		lane.rows().stream().sorted(REJECTED_FIRST).limit(ROWS_SHOWN).forEach((row) -> print(row, ofRow));
		if (lane.rows().size() > ROWS_SHOWN) {
			this.text.line(
					"  ... and " + Numbers.counted(lane.rows().size() - ROWS_SHOWN, "more row") + "; --json shows all");
		}
		lane.letters().stream().limit(ROWS_SHOWN).forEach((letter) -> print(letter, "  "));
		if (lane.letters().size() > ROWS_SHOWN) {
			this.text.line("  ... and " + Numbers.counted(lane.letters().size() - ROWS_SHOWN, "more dead letter")
					+ "; --json shows all");
		}
		for (Trace.TracedReplay replay : lane.replays()) {
			this.text.wrapped("  replay " + replay.replay() + "  ",
					"row " + replay.row() + " " + replay.state() + ", " + this.text.local(replay.at()) + " by "
							+ replay.actor() + ((replay.route() != null) ? " along " + replay.route() : "") + ": "
							+ replay.reason());
			if (replay.record() != null) {
				this.text.cut("    ", replay.record());
			}
		}
		print(lane.deliverable());
	}

	private void print(@Nullable TracedBlock block) {
		if (block == null) {
			return;
		}
		this.text.line("  block %d: rows %d to %d, %s, %s%s".formatted(block.id(), block.firstRow(), block.lastRow(),
				Numbers.counted(block.rows(), "good row"), block.state(),
				(block.failures() > 0) ? ", failed " + Numbers.counted(block.failures(), "time") : ""));
		for (Trace.Event event : block.events()) {
			this.text.wrapped("    " + this.text.local(event.at()) + "  ",
					"%-10s -> %-10s  %s (%s)".formatted(event.from(), event.to(), event.reason(), event.instance()));
		}
		if (block.events().isEmpty()) {
			this.text.line("    nothing has happened to it yet");
		}
	}

	private void print(TracedRow row, boolean only) {
		if (!only) {
			this.text.line("  row " + row.number() + ": " + row.fate());
		}
		for (TracedRow.Segment segment : row.segments()) {
			this.text.cut("    " + segment.column() + ": ",
					(segment.source() != null) ? segment.source() : "(the text is gone from the archive)");
			for (int i = 0; i < segment.candidates().size(); i++) {
				print(segment.candidates().get(i), i == segment.choice());
			}
			if (segment.candidates().isEmpty()) {
				this.text.line("      goes through as it is: nothing in it to translate");
			}
		}
	}

	private void print(Candidate candidate, boolean chosen) {
		String beginning = "      " + (chosen ? "* " : "- ") + candidate.route() + ": ";
		if (candidate.text() != null) {
			this.text.cut(beginning, candidate.text());
		}
		else {
			this.text.wrapped(beginning, "none, " + candidate.reason() + ": " + candidate.detail());
		}
		candidate.findings().forEach((finding) -> this.text.wrapped("          ", finding));
		if (!candidate.unknownWords().isEmpty()) {
			this.text.wrapped("          unknown words: ", String.join(", ", candidate.unknownWords()));
		}
	}

	private void print(TracedLetter letter, String margin) {
		String what = (letter.row() > 0) ? "row " + letter.row() + " " : "it ";
		this.text.wrapped(margin + "dead letter " + letter.id() + "  ", letter.state() + ": " + what + "was rejected, "
				+ letter.reason() + " (" + letter.category() + "): " + letter.detail());
		this.text.cut(margin + "  evidence   ", letter.evidence());
	}

	private void print(@Nullable TracedDeliverable deliverable) {
		if (deliverable != null) {
			this.text.line("  landed in    " + deliverable.file()
					+ ((deliverable.version() > 1) ? ", version " + deliverable.version() : ""));
			this.text.line("    written    " + this.text.local(deliverable.deliveredAt()));
			this.text.line("    SHA-256    " + deliverable.sha256());
		}
	}

}
