package io.tradu.batch.task;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes what this process works on a task execution: the one that the Data Flow server
 * launched it for, or one of its own where a person or the line itself began the work.
 */
@Component
public class Tasks {

	private static final Logger logger = LoggerFactory.getLogger(Tasks.class);

	private final TaskRows rows;

	private final TaskProperties properties;

	private final @Nullable Long launched;

	private @Nullable Task current;

	Tasks(TaskRows rows, TaskProperties properties,
			@Value("${spring.cloud.task.executionid:#{null}}") @Nullable Long launched) {
		this.rows = rows;
		this.properties = properties;
		this.launched = launched;
	}

	/**
	 * Takes up the task execution this process was launched for, before it is known
	 * whether there is anything to run.
	 * @param arguments what the work is known by, as the server hands it over at a
	 * restart
	 * @return it; one that is nowhere written if nobody launched this process
	 */
	public synchronized Task takeUp(List<String> arguments) {
		if (this.launched == null) {
			return new Task(null, this.rows);
		}
		Task task = begin(this.launched, arguments);
		this.current = task;
		return task;
	}

	/**
	 * Begins a piece of work: as the task execution that was taken up, or as one of its
	 * own.
	 */
	public synchronized Task begin(List<String> arguments) {
		Task taken = this.current;
		this.current = null;
		if (taken == null) {
			return begin(null, arguments);
		}
		// Left alone it would be taken for one that nobody has ever taken up.
		return taken.isWritten() ? taken : begin(this.launched, arguments);
	}

	private Task begin(@Nullable Long given, List<String> arguments) {
		try {
			return new Task(this.rows.begin(given, this.properties.name(), arguments).orElse(null), this.rows);
		}
		catch (RuntimeException ex) {
			logger.warn("Nothing is written for the Data Flow server to list", ex);
			return new Task(null, this.rows);
		}
	}

}
