package io.tradu.nightly;

import java.util.List;

import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.task.Task;
import io.tradu.batch.task.Tasks;
import io.tradu.command.TraduCommand;
import io.tradu.document.Night;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Lets the Data Flow server list each run of a night, and say how it ended. */
@Component
class NightTask implements JobExecutionListener {

	private static final Logger logger = LoggerFactory.getLogger(NightTask.class);

	private final Tasks tasks;

	private final NightAccounts accounts;

	private @Nullable Task current;

	NightTask(Tasks tasks, NightAccounts accounts) {
		this.tasks = tasks;
		this.accounts = accounts;
	}

	// One night at a time.
	@Override
	public synchronized void beforeJob(JobExecution execution) {
		if (this.current != null) {
			this.current.runs(execution);
		}
	}

	/** Begins a night's run. */
	synchronized void begins(Night night) {
		this.current = this.tasks.begin(arguments(night));
	}

	/**
	 * Returns what a night is known by on a command line, as the server hands it over
	 * when it restarts a job.
	 */
	static List<String> arguments(Night night) {
		return List.of(Night.DATE_PARAMETER + "=" + night.businessDate(),
				Night.SEQUENCE_PARAMETER + "=" + night.sequence() + "," + Long.class.getName());
	}

	/** Ends a run that has come to something. */
	void ends(NightRun run) {
		end(exitCode(run), words(run));
	}

	/** Ends a run that could not even record its own end. */
	void fails(Night night, RuntimeException failure) {
		FailureReport report = FailureReport.of(failure);
		end(5, "night " + night.label() + " failed (" + report.category().tag() + "): " + report.sentence());
	}

	/** Ends a run that was not let run. */
	void refused(String message) {
		end(6, "refused: " + message);
	}

	private synchronized void end(int exitCode, String message) {
		if (this.current != null) {
			this.current.ends(exitCode, message);
			this.current = null;
		}
	}

	private String words(NightRun run) {
		boolean completed = run.status() == BatchStatus.COMPLETED;
		String end = "night " + run.night().label() + " " + run.status() + " in " + run.duration().toSeconds() + " s";
		String why = run.failure()
			.map((failure) -> "; " + run.failedStep().orElse("the job") + " failed (" + failure.category().tag() + "): "
					+ failure.sentence())
			.filter((failed) -> run.status() != BatchStatus.STOPPED)
			.orElse("");
		String next = run.decision().isPresent()
				? "; needs a decision: " + TraduCommand.of("explain", run.execution().getId())
				: "; restart job execution " + run.execution().getId() + " to continue";
		String goOn = completed ? "" : next;
		return end + why + goOn + ledger(run.night(), completed);
	}

	// How the run ended is more than what it has done so far.
	private String ledger(Night night, boolean completed) {
		try {
			return "; " + this.accounts.of(night, completed).ledgerLine();
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("The ledger of night {} cannot be read for the Data Flow server", night.label(), ex);
			return "";
		}
	}

	// As the command's.
	private static int exitCode(NightRun run) {
		return switch (run.status()) {
			case COMPLETED -> 0;
			case STOPPED, STOPPING -> 4;
			default -> run.decision().isPresent() ? 7 : 5;
		};
	}

}
