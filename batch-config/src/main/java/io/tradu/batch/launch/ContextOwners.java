package io.tradu.batch.launch;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the executions that a stored execution context belongs to. */
@Component
class ContextOwners {

	private final ObjectProvider<JdbcClient> jdbc;

	ContextOwners(ObjectProvider<JdbcClient> jdbc) {
		this.jdbc = jdbc;
	}

	/** Returns what is said of a context that cannot be read. */
	String of(String stored) {
		List<String> owners = this.jdbc.getObject()
			.sql("""
					select 'run ' || job_execution_id || ' (batch_job_execution_context, job_execution_id '
						|| job_execution_id || ')'
					from batch_job_execution_context
					where short_context = :stored or serialized_context = :stored
					union
					select 'run ' || s.job_execution_id || ', step ' || s.step_name
						|| ' (batch_step_execution_context, step_execution_id ' || s.step_execution_id || ')'
					from batch_step_execution_context c join batch_step_execution s on s.step_execution_id = c.step_execution_id
					where c.short_context = :stored or c.serialized_context = :stored
					order by 1
					""")
			.param("stored", stored)
			.query(String.class)
			.list();
		return "the execution context of " + (owners.isEmpty() ? "an execution" : String.join("; ", owners))
				+ " holds what Tradu does not store: something else has changed it, or it is damaged. No run needs it to"
				+ " continue: find out who changed it, then set its short_context to '{}' and its serialized_context to null";
	}

}
