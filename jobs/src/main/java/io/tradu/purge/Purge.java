package io.tradu.purge;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.function.Consumer;

import io.tradu.batch.audit.Act;
import io.tradu.batch.lease.LeaseHeld;
import io.tradu.batch.lease.Leases;
import io.tradu.document.Night;
import io.tradu.nightly.NightRunner;
import io.tradu.nightly.NothingToDo;
import io.tradu.nightly.Refused;

import org.springframework.stereotype.Component;

/** Purges old nights from the database. No file of the line is touched. */
@Component
public class Purge {

	private final OldNights oldNights;

	private final NightRows rows;

	private final NightArchive archive;

	private final NightPurge purge;

	private final Leases leases;

	private final Clock clock;

	Purge(OldNights oldNights, NightRows rows, NightArchive archive, NightPurge purge, Leases leases, Clock clock) {
		this.oldNights = oldNights;
		this.rows = rows;
		this.archive = archive;
		this.purge = purge;
		this.leases = leases;
		this.clock = clock;
	}

	/**
	 * Returns what a purge would do, without doing it.
	 * @param age how long ago a night's business date must lie, at least
	 * @throws NothingToDo if no night is old enough, or none of them may go
	 */
	public PurgePlan plan(Period age) {
		OldNights.Selection selection = select(age);
		return new PurgePlan(false, selection.purgeable().stream().map(this::planned).toList(), selection.kept());
	}

	/**
	 * Purges, oldest night first, and finishes nights whose purge was cut off.
	 * @param age how long ago a night's business date must lie, at least
	 * @param act who wants it, and why
	 * @param observer told of each night before it goes
	 * @return what was purged
	 * @throws NothingToDo if no night is old enough, or none of them may go
	 * @throws Refused if a night is running
	 */
	public PurgePlan execute(Period age, Act act, Consumer<PurgePlan.PlannedNight> observer) {
		try {
			return this.leases.whileHeld(NightRunner.JOB, () -> {
				OldNights.Selection selection = select(age);
				return new PurgePlan(true,
						selection.purgeable().stream().map((night) -> purge(night, act, observer)).toList(),
						selection.kept());
			});
		}
		catch (LeaseHeld ex) {
			throw new Refused("a night is running: " + ex.getMessage());
		}
	}

	private PurgePlan.PlannedNight purge(Night night, Act act, Consumer<PurgePlan.PlannedNight> observer) {
		PurgePlan.PlannedNight planned = planned(night);
		observer.accept(planned);
		if (planned.begun()) {
			this.purge.goOn(night, act);
		}
		else {
			this.purge.begin(night, act);
		}
		return planned;
	}

	private OldNights.Selection select(Period age) {
		LocalDate before = LocalDate.now(this.clock).minus(age);
		OldNights.Selection selection = this.oldNights.before(before);
		if (selection.purgeable().isEmpty()) {
			throw new NothingToDo("nothing to purge: " + (selection.kept().isEmpty() ? "no night is before " + before
					: String.join("; ", selection.kept())));
		}
		return selection;
	}

	private PurgePlan.PlannedNight planned(Night night) {
		return PurgePlan.PlannedNight.of(night, this.rows.runs(night), this.rows.count(night),
				this.rows.openDeadLetters(night), this.oldNights.isBegun(night), this.archive.place(night));
	}

}
