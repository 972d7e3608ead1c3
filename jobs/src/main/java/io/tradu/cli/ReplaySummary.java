package io.tradu.cli;

import java.io.PrintWriter;
import java.util.List;

import io.tradu.command.TraduCommand;
import io.tradu.document.LineFolders;
import io.tradu.document.Night;
import io.tradu.nightly.NightAccount;
import io.tradu.replay.ItemState;
import io.tradu.replay.ReplayItem;
import io.tradu.replay.ReplayReport;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;

/**
 * Says at the end of a replay what became of each letter. The very last line is for
 * scripts.
 */
class ReplaySummary {

	private final PrintWriter out;

	private final LineFolders folders;

	ReplaySummary(PrintWriter out, LineFolders folders) {
		this.out = out;
		this.folders = folders;
	}

	void print(ReplayReport report, List<NightAccount> accounts) {
		report.returned()
			.forEach((letter) -> this.out.println("  " + letter.kept().label() + "  " + letter.item()
					+ "  put back into the inbox, for the next run"));
		report.items().forEach((item) -> this.out.println("  " + line(item)));
		JobExecution execution = report.execution();
		if (execution != null) {
			if (report.status() != BatchStatus.COMPLETED) {
				explain(report, execution);
			}
			if (report.count(ItemState.DELIVERED) > 0) {
				report.nights()
					.stream()
					.map(Night::businessDate)
					.distinct()
					.forEach((date) -> this.out
						.println("  delivered to " + this.folders.outbox().resolve(date.toString())));
			}
			this.out.println("replay " + report.replay() + " " + report.status() + ": "
					+ Numbers.grouped(report.count(ItemState.DELIVERED)) + " delivered, "
					+ Numbers.grouped(report.count(ItemState.FAILED)) + " failed again");
		}
		this.out.println(new NightAccount(accounts.stream().flatMap((account) -> account.feeds().stream()).toList(),
				List.of(), List.of(), List.of(), accounts.stream().allMatch(NightAccount::balanced))
			.ledgerLine());
		this.out.flush();
	}

	private void explain(ReplayReport report, JobExecution execution) {
		String step = report.failedStep().map((name) -> "step " + name).orElse("the run");
		report.failure()
			.filter((failure) -> report.status() != BatchStatus.STOPPED)
			.ifPresent((failure) -> this.out
				.println("  " + step + " failed (" + failure.category().tag() + "): " + failure.sentence()));
		this.out.println("  go on with: " + TraduCommand.of("restart", execution.getId()));
	}

	private static String line(ReplayItem item) {
		String letter = item.letter().kept().label() + "  " + item.letter().item() + "  ";
		return switch (item.state()) {
			case DELIVERED -> letter + "delivered";
			case FAILED ->
				letter + "failed again (" + item.letter().content().reason() + "): " + item.letter().content().detail();
			case PENDING, TRANSLATED -> letter + "waits";
		};
	}

}
