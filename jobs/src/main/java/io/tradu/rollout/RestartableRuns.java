package io.tradu.rollout;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.springframework.batch.core.job.AbstractJob;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs that have failed or were stopped, and that the software of this very process would
 * have to go on with: whether it can.
 */
@Component
public class RestartableRuns {

	private final JdbcClient jdbc;

	private final JobRepository repository;

	private final List<Job> jobs;

	RestartableRuns(JdbcClient jdbc, JobRepository repository, List<Job> jobs) {
		this.jdbc = jdbc;
		this.repository = repository;
		this.jobs = jobs;
	}

	/** Says what this software could not go on with; nothing if it could with all. */
	public List<String> findings() {
		List<String> findings = new ArrayList<>();
		for (Map.Entry<Long, String> run : restartable()) {
			Job job = this.jobs.stream()
				.filter((known) -> known.getName().equals(run.getValue()))
				.findFirst()
				.orElse(null);
			if (job == null) {
				findings.add("run " + run.getKey() + ": there is no job " + run.getValue() + " any more");
			}
			else {
				check(run.getKey(), job, findings);
			}
		}
		return findings;
	}

	// The last execution of each instance, if it can be restarted.
	private List<Map.Entry<Long, String>> restartable() {
		return this.jdbc.sql("""
				select e.job_execution_id, i.job_name
				from batch_job_execution e join batch_job_instance i on i.job_instance_id = e.job_instance_id
				where e.status in ('FAILED', 'STOPPED')
					and e.job_execution_id = (select max(l.job_execution_id) from batch_job_execution l
						where l.job_instance_id = e.job_instance_id)
				order by e.job_execution_id
				""")
			.query((row, number) -> Map.entry(row.getLong("job_execution_id"), row.getString("job_name")))
			.list();
	}

	private void check(long run, Job job, List<String> findings) {
		JobExecution execution;
		try {
			execution = this.repository.getJobExecution(run);
		}
		catch (RuntimeException ex) {
			findings.add("run " + run + ": its state cannot be read: " + ex.getMessage());
			return;
		}
		if (execution == null) {
			return;
		}
		Collection<String> known = (job instanceof AbstractJob steps) ? steps.getStepNames() : List.of();
		check("run " + run, execution.getExecutionContext(), findings);
		for (StepExecution step : execution.getStepExecutions()) {
			if (!isKnown(step.getStepName(), known)) {
				findings.add("run " + run + ": step " + step.getStepName() + " is not known any more");
			}
			check("run " + run + ", step " + step.getStepName(), step.getExecutionContext(), findings);
		}
	}

	// Partitions carry the name of their step before a colon.
	private static boolean isKnown(String step, Collection<String> known) {
		return known.isEmpty() || known.contains(step.split(":", 2)[0]);
	}

	private static void check(String place, ExecutionContext context, List<String> findings) {
		context.entrySet().forEach((entry) -> {
			Object value = entry.getValue();
			boolean simple = value instanceof String || value instanceof Number || value instanceof Boolean;
			if (!simple) {
				findings.add(place + ": " + entry.getKey() + " is neither text nor number, but "
						+ value.getClass().getName());
			}
		});
	}

}
