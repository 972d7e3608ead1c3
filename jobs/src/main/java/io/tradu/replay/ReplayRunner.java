package io.tradu.replay;

import java.util.List;
import java.util.stream.Stream;

import io.tradu.batch.audit.Act;
import io.tradu.batch.lease.Lease;
import io.tradu.batch.lease.LeaseHeld;
import io.tradu.batch.lease.Leases;
import io.tradu.batch.recovery.Recovery;
import io.tradu.document.Document;
import io.tradu.nightly.NightRecovery;
import io.tradu.nightly.NightRunner;
import io.tradu.nightly.Refused;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;

/** Runs replays, and refuses to where one could do harm. */
@Component
public class ReplayRunner {

	/** Name of the job. */
	public static final String JOB = "replay";

	/** Name of its one parameter, the replay's number. */
	public static final String PARAMETER = "replay";

	private final ReplayJob job;

	private final Leases leases;

	private final OpenLetters openLetters;

	private final Admission admission;

	private final ReplayStart start;

	private final ReplayReports reports;

	ReplayRunner(ReplayJob job, Leases leases, OpenLetters openLetters, Admission admission, ReplayStart start,
			ReplayReports reports) {
		this.job = job;
		this.leases = leases;
		this.openLetters = openLetters;
		this.admission = admission;
		this.start = start;
		this.reports = reports;
	}

	/**
	 * Replays letters: rows go through the engines and the checks, a block means all its
	 * open rows, and a document goes back into the inbox.
	 * @throws Refused if something runs, or one of the letters cannot be replayed
	 * @throws WrongEdit if an edit cannot be meant
	 * @throws io.tradu.nightly.NothingToDo if no letter is meant
	 */
	public ReplayReport replay(LetterChoice choice, ReplayRequest request) {
		try (Lease lease = acquire()) {
			lease.onLoss(this.job::stop);
			List<Letter> letters = this.openLetters.withRows(this.openLetters.choose(choice));
			List<Letter> rows = letters.stream().filter((letter) -> letter.kind().equals(Document.ROW)).toList();
			List<Letter> documents = letters.stream()
				.filter((letter) -> letter.kind().equals(Document.DOCUMENT))
				.toList();
			List<Letter> replayed = Stream.concat(documents.stream(), rows.stream()).toList();
			if (replayed.isEmpty()) {
				throw new Refused("no row of the block is open");
			}
			this.admission.check(request, replayed);
			documents.forEach((letter) -> this.start.putBack(request, letter));
			if (rows.isEmpty()) {
				return this.job.ended(this.reports.ofDocuments(documents));
			}
			long number = this.start.open(request, rows);
			return this.job.ended(this.reports.of(number, this.job.run(number), documents));
		}
	}

	/**
	 * Goes on with a replay that failed, was stopped, or whose process died.
	 * @param act who wants it, and why
	 * @throws Refused if something runs, the replay is finished, or what it depends on
	 * has changed
	 * @throws io.tradu.batch.recovery.DecisionNeeded if nobody knows how its last run
	 * ended
	 */
	public ReplayReport goOn(long number, Act act) {
		try (Lease lease = acquire()) {
			lease.onLoss(this.job::stop);
			JobExecution last = this.job.last(number)
				.orElseThrow(() -> new Refused("there is no run of replay " + number));
			if (Recovery.isUnknown(last)) {
				throw NightRecovery.undecided(last);
			}
			this.admission.requireUnchanged(this.reports.letters(number));
			this.start.goesOn(number, last.getId(), act);
			return this.job.ended(this.reports.of(number, this.job.run(number), List.of()));
		}
	}

	// A replay and a night would work on the same documents and engines.
	private Lease acquire() {
		try {
			return this.leases.acquire(NightRunner.JOB);
		}
		catch (LeaseHeld ex) {
			throw new Refused("a night or a replay is running: " + ex.getMessage());
		}
	}

}
