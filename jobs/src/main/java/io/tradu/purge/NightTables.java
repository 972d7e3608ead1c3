package io.tradu.purge;

import java.util.List;
import java.util.stream.Stream;

import io.tradu.batch.task.TaskRecords;

import org.springframework.stereotype.Component;

/** All tables with rows of nights: the line's own, and those of a Data Flow server. */
@Component
class NightTables {

	private final TaskRecords tasks;

	NightTables(TaskRecords tasks) {
		this.tasks = tasks;
	}

	List<NightTable> all() {
		return Stream
			.concat(this.tasks.tables()
				.stream()
				.map((table) -> new NightTable(table.name(), table.key(), table.condition())), NightTable.ALL.stream())
			.toList();
	}

}
