package io.tradu.cli;

import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.tradu.batch.schedule.Schedule;
import io.tradu.batch.schedule.Schedules;
import picocli.CommandLine.Parameters;

import org.springframework.context.ConfigurableApplicationContext;

/** The schedule that a command is about. */
class ScheduleName {

	@Parameters(paramLabel = "NAME", description = "name of the schedule, as tradu schedule list shows it")
	private String name;

	/**
	 * Returns the schedule.
	 * @throws WrongUsage if there is none of this name
	 */
	Schedule in(ConfigurableApplicationContext context) {
		Schedules schedules = context.getBean(Schedules.class);
		return schedules.find(this.name)
			.orElseThrow(() -> new WrongUsage("there is no schedule '" + this.name + "': "
					+ schedules.all().stream().map(Schedule::name).collect(Collectors.joining(", "))));
	}

	/**
	 * Does something with the schedules, beside a process that serves, or before anything
	 * has run.
	 */
	static void look(Consumer<ConfigurableApplicationContext> work) {
		try {
			Application.look(work);
		}
		catch (NothingHasRun ex) {
			try (Application first = new Application()) {
				work.accept(first.startOwner());
			}
		}
	}

}
