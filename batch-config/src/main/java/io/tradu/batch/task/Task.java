package io.tradu.batch.task;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.job.JobExecution;

/**
 * What this process works on, as the Data Flow server lists it. What cannot be written
 * there is logged and does no harm to the work.
 */
public final class Task {

	private static final Logger logger = LoggerFactory.getLogger(Task.class);

	private final @Nullable Long id;

	private final TaskRows rows;

	Task(@Nullable Long id, TaskRows rows) {
		this.id = id;
		this.rows = rows;
	}

	/** Tells whether it stands in the server's tables. */
	boolean isWritten() {
		return this.id != null;
	}

	/** Says which job execution belongs to it. */
	public void runs(JobExecution execution) {
		write((known) -> this.rows.link(known, execution));
	}

	/**
	 * Says how it ended; the first word stands.
	 * @param exitCode as the process ends with it
	 * @param message for people
	 */
	public void ends(int exitCode, String message) {
		// PostgreSQL stores no NUL character.
		write((known) -> this.rows.end(known, exitCode, message.replace('\0', '\uFFFD')));
	}

	private void write(Consumer<Long> writing) {
		if (this.id == null) {
			return;
		}
		try {
			writing.accept(this.id);
		}
		catch (RuntimeException ex) {
			logger.warn("Task execution {} could not be written; tradu recover puts it right", this.id, ex);
		}
	}

}
