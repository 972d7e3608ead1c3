package io.tradu.batch.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.tradu.batch.AfterCommit;
import io.tradu.batch.failure.FailedItem;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.failure.Fingerprint;
import io.tradu.batch.failure.FirstFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Remembers what each run was made with, and why it failed. What cannot be remembered is
 * logged and does no harm to the run.
 */
@Repository
public class RunHistory {

	private static final Logger logger = LoggerFactory.getLogger(RunHistory.class);

	/** Action of the audit log's entries that say which settings are not as they were. */
	public static final String SETTINGS_CHANGE = "settings";

	private final JdbcClient jdbc;

	private final List<RunFacts> sources;

	private final SettingsChanges changes;

	private final ExecutionTimes times;

	private final FailureFiles files;

	private final Clock clock;

	RunHistory(JdbcClient jdbc, List<RunFacts> sources, SettingsChanges changes, ExecutionTimes times,
			FailureFiles files, Clock clock) {
		this.jdbc = jdbc;
		this.sources = sources;
		this.changes = changes;
		this.times = times;
		this.files = files;
		this.clock = clock;
	}

	/** Records when a run begins, and what it is made with. */
	public void begins(JobExecution execution) {
		this.files.reserve(execution.getId());
		this.times.begins(execution);
		for (RunFacts source : this.sources) {
			try {
				source.facts().forEach((name, fact) -> this.jdbc.sql("""
						insert into run_fact (job_execution_id, name, fact) values (?, ?, ?) on conflict do nothing
						""").params(execution.getId(), name, storable(fact)).update());
			}
			catch (RuntimeException ex) {
				logger.warn("What run {} is made with is not remembered", execution.getId(), ex);
			}
		}
		try {
			this.changes.record(execution.getId());
		}
		catch (RuntimeException ex) {
			logger.warn("Which settings of run {} have changed is not recorded", execution.getId(), ex);
		}
	}

	/**
	 * Records when a run ends, and why it failed if it did.
	 * @return how long it took
	 */
	public Duration ends(JobExecution execution) {
		Duration worked = this.times.ends(execution);
		FirstFailure.of(execution)
			.filter((first) -> execution.getStatus() != BatchStatus.STOPPED)
			.ifPresent((first) -> fails(execution, first));
		return worked;
	}

	/** Releases what is held for a run until its end is stored. */
	public void ended(JobExecution execution) {
		this.files.remove(execution.getId());
	}

	/**
	 * Records why a run failed: in the database or, if that does not take it, in the
	 * run's file. What was recorded first stays.
	 */
	public void fails(JobExecution execution, Throwable failure) {
		FailureReport report = FailureReport.of(failure);
		RunFailure reported = new RunFailure(this.clock.instant(), failedStep(execution).orElse(null),
				FailedItem.of(failure).orElse(null), report.category(), report.sentence(), Fingerprint.of(failure));
		try {
			save(execution.getId(), reported);
		}
		catch (RuntimeException ex) {
			this.files.write(execution.getId(), reported);
			logger.warn("The database does not take the failure of run {}: {}", execution.getId(), report.sentence(),
					ex);
		}
	}

	private void save(long run, RunFailure failure) {
		this.jdbc.sql("""
				insert into run_failure (job_execution_id, at, step, item, category, sentence, fingerprint)
				values (:run, :at, :step, :item, :category, :sentence, :fingerprint)
				on conflict do nothing
				""")
			.param("run", run)
			.param("at", failure.at().atOffset(ZoneOffset.UTC))
			.param("step", failure.step())
			.param("item", failure.item())
			.param("category", failure.category().name())
			.param("sentence", failure.sentence())
			.param("fingerprint", failure.fingerprint())
			.update();
	}

	/**
	 * Takes a failure over into the database that a dead process has left in the file of
	 * a run. Called in a transaction.
	 */
	public void takeOver(long run) {
		this.files.find(run).ifPresent((failure) -> save(run, failure));
		AfterCommit.run(() -> this.files.remove(run));
	}

	/** Returns why a run failed. */
	public Optional<RunFailure> failure(long run) {
		return this.jdbc.sql("""
				select at, step, item, category, sentence, fingerprint from run_failure where job_execution_id = ?
				""").param(run).query((row, number) -> failure(row)).optional().or(() -> this.files.find(run));
	}

	/** Returns what a run was made with, by name. */
	public Map<String, String> facts(long run) {
		Map<String, String> facts = new TreeMap<>();
		this.jdbc.sql("select name, fact from run_fact where job_execution_id = ?").param(run).query((row) -> {
			String name = row.getString("name");
			String fact = row.getString("fact");
			facts.put(name, name.startsWith(SettingsFacts.PREFIX)
					? RecordedSettings.recorded(name.substring(SettingsFacts.PREFIX.length()), fact) : fact);
		});
		return facts;
	}

	private static Optional<String> failedStep(JobExecution execution) {
		return execution.getStepExecutions()
			.stream()
			.filter((step) -> !step.getFailureExceptions().isEmpty())
			.map(StepExecution::getStepName)
			.findFirst();
	}

	private static RunFailure failure(ResultSet row) throws SQLException {
		return new RunFailure(row.getObject("at", OffsetDateTime.class).toInstant(), row.getString("step"),
				row.getString("item"), FailureCategory.valueOf(row.getString("category")), row.getString("sentence"),
				row.getString("fingerprint"));
	}

	// PostgreSQL stores no NUL character.
	private static String storable(String text) {
		return text.replace('\0', '\uFFFD');
	}

}
