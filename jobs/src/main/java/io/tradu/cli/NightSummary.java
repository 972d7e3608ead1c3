package io.tradu.cli;

import java.io.PrintWriter;
import java.util.Optional;

import io.tradu.command.TraduCommand;
import io.tradu.document.LineFolders;
import io.tradu.document.Night;
import io.tradu.document.SetAside;
import io.tradu.explain.UnfinishedRun;
import io.tradu.hold.HeldDocuments;
import io.tradu.nightly.FeedAccount;
import io.tradu.nightly.LeftFiles;
import io.tradu.nightly.NightAccount;
import io.tradu.nightly.NightRun;
import io.tradu.report.ReportWriter;

import org.springframework.batch.core.BatchStatus;

/**
 * Says at the end of a run what became of everything. The very last line is for scripts.
 */
class NightSummary {

	private final PrintWriter out;

	private final LineFolders folders;

	NightSummary(PrintWriter out, LineFolders folders) {
		this.out = out;
		this.folders = folders;
	}

	/** Prints that another run is unfinished, and what to type. */
	void print(UnfinishedRun other) {
		this.out.println("  " + other.sentence());
		other.actions().forEach((action) -> this.out.println("    " + action.command() + "   (" + action.does() + ")"));
	}

	void print(NightRun run, NightAccount account, Optional<ReportWriter.Outcome> report) {
		Night night = run.night();
		for (SetAside aside : account.setAside()) {
			this.out.println("  " + aside.label()
					+ ((aside.kind() == SetAside.Kind.QUARANTINED) ? " is in quarantine: " : " is left in the inbox: ")
					+ aside.detail() + " (" + aside.rule() + ")");
		}
		account.duplicates()
			.forEach((label) -> this.out
				.println("  " + label + " is a duplicate: the same bytes were received before; archived"));
		account.orphans()
			.forEach((label) -> this.out.println("  " + label
					+ " was a duplicate of a document that has been corrected: nothing is delivered for it now; "
					+ "send it again if it is needed"));
		if (run.status() != BatchStatus.COMPLETED) {
			explain(run);
		}
		else {
			this.out.println("  delivered to " + this.folders.outbox().resolve(night.businessDate().toString()));
		}
		report.ifPresent((outcome) -> this.out.println("  " + outcome.inWords()));
		LeftFiles.of(night.businessDate(), account.setAside()).forEach(this::print);
		String sequence = (night.sequence() == 1) ? "" : " sequence " + night.sequence();
		this.out.println("night " + night.businessDate() + sequence + " " + run.status() + " in "
				+ Numbers.duration(run.duration()));
		account.feeds().forEach((feed) -> this.out.println("  " + line(feed, width(account))));
		this.out.println(account.ledgerLine());
		this.out.flush();
	}

	private void print(LeftFiles left) {
		this.out.println("  " + Numbers.counted(left.files().size(), "file") + " left in the inbox (" + left.rule()
				+ "). " + left.remedy());
		this.out.println("    " + left.command());
	}

	private void explain(NightRun run) {
		if (run.decision().isPresent()) {
			this.out.println("  " + run.decision().get().getMessage());
			this.out.println("  decide:");
			HeldDocuments.decisions(run.night(), run.execution().getId())
				.forEach((command) -> this.out.println("    " + command));
			return;
		}
		String step = run.failedStep().map((name) -> "step " + name).orElse("the run");
		if (run.status() != BatchStatus.STOPPED) {
			run.failure()
				.ifPresent((failure) -> this.out
					.println("  " + step + " failed (" + failure.category().tag() + "): " + failure.sentence()));
		}
		this.out.println("  go on with: " + TraduCommand.of("restart", run.execution().getId()));
	}

	private static int width(NightAccount account) {
		return account.feeds().stream().mapToInt((feed) -> feed.feed().length()).max().orElse(0);
	}

	private static String line(FeedAccount feed, int width) {
		return "%s    %s   %s   %s delivered   %s rejected   %s canceled".formatted(
				feed.feed() + " ".repeat(width - feed.feed().length()), Numbers.counted(feed.documents(), "document"),
				Numbers.counted(feed.received(), "row"), Numbers.grouped(feed.delivered()),
				Numbers.grouped(feed.rejected()), Numbers.grouped(feed.canceled()));
	}

}
