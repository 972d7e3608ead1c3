package io.tradu.nightly;

import java.util.function.Consumer;

import io.tradu.batch.audit.Act;
import io.tradu.batch.log.Correlation;
import io.tradu.batch.log.LogScope;
import io.tradu.batch.task.TaskRecovery;
import io.tradu.nightly.RunList.Run;

import org.springframework.stereotype.Component;

/**
 * Finds runs whose process has died, puts them right, and lets their nights go on, and
 * those whose process was told to end: in this process, or through Data Flow where that
 * launches the nights. A night whose process ends again and again is left to a person.
 * What the watch has decided stands in the database, so that one that dies itself is
 * continued by the next, and several do no more than one.
 */
@Component
public class RecoveryWatch {

	/** Name of the loop that has the looks. */
	public static final String LOOP = "watch";

	private final NightRecovery recovery;

	private final TaskRecovery tasks;

	private final DeadNights nights;

	private final Relaunches relaunches;

	private final UnbegunNights unbegun;

	private final LaunchProperties launch;

	RecoveryWatch(NightRecovery recovery, TaskRecovery tasks, DeadNights nights, Relaunches relaunches,
			UnbegunNights unbegun, LaunchProperties launch) {
		this.recovery = recovery;
		this.tasks = tasks;
		this.nights = nights;
		this.relaunches = relaunches;
		this.unbegun = unbegun;
		this.launch = launch;
	}

	/**
	 * Has one look.
	 * @param starter lets a night go on, where this process launches nights
	 * @param told told what was found and done, in words
	 */
	public void look(NightStarter starter, Consumer<String> told) {
		this.tasks.settle(Act.ofLine("no process will end it"))
			.forEach((change) -> told.accept(change + ", for the Data Flow server"));
		if (this.recovery.isNeeded()) {
			for (RecoveredRun run : this.recovery.recover(null, Act.ofLine("its process is dead"))) {
				told.accept("run " + run.id() + " is recovered, its process is dead: " + run.changes());
			}
			this.recovery.undecided().forEach((undecided) -> told.accept(String.valueOf(undecided.getMessage())));
		}
		this.recovery.makeUp();
		if (this.launch.isInProcess()) {
			this.nights.waiting().stream().findFirst().ifPresent((run) -> goOn(run, starter, told));
		}
		else {
			this.relaunches.look(told);
			this.unbegun.look(told);
		}
	}

	private void goOn(Run run, NightStarter starter, Consumer<String> told) {
		long restarts = this.nights.restartsInARow(run);
		if (this.nights.isEnough(restarts)) {
			this.nights.giveUp(run, "it was restarted " + restarts + " times and its process ended before it each time",
					told);
			return;
		}
		// Not the watch's own launch: what it starts has a life of its own.
		LogScope scope = Correlation.begin();
		try {
			starter.start(run.businessDate(), this.nights.restart(restarts));
		}
		catch (Refused ex) {
			this.nights.giveUp(run, String.valueOf(ex.getMessage()), told);
		}
		finally {
			scope.close();
		}
	}

}
