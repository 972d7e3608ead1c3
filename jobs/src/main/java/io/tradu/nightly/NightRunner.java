package io.tradu.nightly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.batch.lease.Lease;
import io.tradu.batch.lease.LeaseHeld;
import io.tradu.batch.lease.LeaseLost;
import io.tradu.batch.lease.Leases;
import io.tradu.batch.recovery.Recovery;
import io.tradu.command.TraduCommand;
import io.tradu.document.FixedBytes;
import io.tradu.document.Night;
import io.tradu.document.Nights;
import io.tradu.receive.Inbox;
import io.tradu.receive.InboxListing;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;

/** Runs nights, and refuses to where a run could do harm. */
@Component
public class NightRunner {

	/** Name of the job. */
	public static final String JOB = "nightly";

	private final NightlyJob job;

	private final Nights nights;

	private final Leases leases;

	private final Inbox inbox;

	private final NightPreparation preparation;

	private final NightInputs inputs;

	private final FixedBytes fixedBytes;

	private final AuditLog audit;

	NightRunner(NightlyJob job, Nights nights, Leases leases, Inbox inbox, NightPreparation preparation,
			NightInputs inputs, FixedBytes fixedBytes, AuditLog audit) {
		this.job = job;
		this.nights = nights;
		this.leases = leases;
		this.inbox = inbox;
		this.preparation = preparation;
		this.inputs = inputs;
		this.fixedBytes = fixedBytes;
		this.audit = audit;
	}

	/**
	 * Runs the line for a date: goes on with a night that failed, begins one that is new.
	 * @param again begin the next sequence of a finished night, for documents that came
	 * late
	 * @param act who wants it, and why
	 * @param observer told which night is about to run
	 * @throws Refused if the night is finished, runs elsewhere, its inputs have changed,
	 * or another process has taken it over meanwhile
	 * @throws io.tradu.batch.recovery.DecisionNeeded if nobody knows how its last run
	 * ended
	 * @throws io.tradu.batch.preflight.PreflightException if the surroundings do not let
	 * a night run; nothing was moved
	 * @throws NothingToDo if there is no file to receive and no night to go on with
	 */
	public NightRun run(LocalDate businessDate, boolean again, Act act, NightObserver observer) {
		// One night at a time, whatever its date: a night has the engines, and with them
		// the machine, to itself.
		try (Lease lease = this.leases.acquire(JOB)) {
			lease.onLoss(this.job::stop);
			this.job.requireSurroundings().forEach(observer::notices);
			this.job.atRest();
			this.preparation.prepare(businessDate, act).forEach(observer::notices);
			NightRun run = run(choose(businessDate, again), act, observer);
			run.lostLease().ifPresent((lost) -> {
				throw lost;
			});
			return run;
		}
		catch (LeaseLost ex) {
			throw new Refused("the night goes on elsewhere: " + ex.getMessage());
		}
		catch (LeaseHeld ex) {
			throw new Refused("a night is running already: " + ex.getMessage());
		}
	}

	private NightRun run(Night night, Act act, NightObserver observer) {
		Optional<JobExecution> last = this.job.last(night);
		List<String> changes = new ArrayList<>(this.inputs.changes(night));
		changes.addAll(this.fixedBytes.changes(this.fixedBytes.remaining(night)));
		if (!changes.isEmpty()) {
			throw new Refused("the inputs of night " + night.label() + " have changed since it began: "
					+ String.join("; ", changes), last.map((run) -> waysOut(night, run)).orElse(List.of()));
		}
		last.filter(Recovery::isUnknown).ifPresent((unknown) -> {
			throw NightRecovery.undecided(unknown);
		});
		this.inputs.save(night);
		this.audit.add(act, last.isPresent() ? "restart" : "run", "night " + night.label(),
				last.map((execution) -> "goes on from run " + execution.getId()).orElse("begins"));
		observer.begins(night);
		return this.job.run(night);
	}

	private static List<String> waysOut(Night night, JobExecution last) {
		return List.of("undo that and continue with: " + TraduCommand.of("restart", last.getId()),
				"or give the night up: " + TraduCommand.of("abandon", last.getId(), "--give-back").withReason(),
				"and take its documents in as they are now: "
						+ TraduCommand.of("run", "nightly", "--date", night.businessDate(), "--again"));
	}

	private Night choose(LocalDate businessDate, boolean again) {
		if (this.nights.isPurged(businessDate)) {
			// Its manifest names documents that the database no longer knows.
			throw new Refused("night " + businessDate + " was purged; documents that came late go to another date");
		}
		Optional<Night> last = this.nights.last(businessDate);
		Optional<BatchStatus> status = last.flatMap(this.job::last).map(JobExecution::getStatus);
		if (status.isEmpty()) {
			return begin(businessDate, last.map(Night::sequence).orElse(1L));
		}
		Night night = last.orElseThrow();
		boolean ended = status.get() == BatchStatus.COMPLETED || status.get() == BatchStatus.ABANDONED;
		if (again && !ended) {
			throw new Refused("night " + night.label() + " is not finished (" + status.get()
					+ "); run it without --again to go on with it");
		}
		if (!again && ended) {
			throw new Refused("night " + night.label() + " is " + status.get()
					+ "; documents that came late are taken in with --again");
		}
		return again ? begin(businessDate, night.sequence() + 1) : night;
	}

	private Night begin(LocalDate businessDate, long sequence) {
		boolean isFirst = this.nights.isEmpty();
		if (isFirst) {
			this.inbox.create();
		}
		InboxListing listing = this.inbox.list();
		if (listing.isBare() && !isFirst) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE, "the inbox " + this.inbox.path()
					+ " has not one folder of a feed, although earlier nights received documents there; is its file system mounted?",
					null);
		}
		if (!listing.hasCompleteFile()) {
			String left = "nothing was taken in; all that is in the inbox is left for the next run: "
					+ String.join("; ", listing.left());
			if (listing.isPartial()) {
				throw new StoppingFailure(FailureCategory.INFRASTRUCTURE, left, null);
			}
			throw new NothingToDo(listing.left().isEmpty() ? "nothing to do: the inbox is empty" : left);
		}
		return this.nights.open(businessDate, sequence);
	}

}
