package io.tradu.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;

import io.tradu.batch.schedule.ScheduleOverview;
import io.tradu.batch.schedule.ScheduleOverviews;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu schedule list}. */
@Command(name = "list", mixinStandardHelpOptions = true,
		description = "Lists the schedules: when they are due next, in local time and UTC, what was asked for last and "
				+ "what came of it, and who has paused them.")
class ListSchedulesCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--json", description = "print JSON for scripts")
	private boolean json;

	@Override
	public Integer call() {
		ScheduleName.look(this::print);
		return ExitCode.COMPLETED.code();
	}

	private void print(ConfigurableApplicationContext context) {
		PrintWriter out = this.spec.commandLine().getOut();
		List<ScheduleOverview> schedules = context.getBean(ScheduleOverviews.class).all();
		if (this.json) {
			new Listing(context, out).json(schedules);
			return;
		}
		Text text = new Text(out, context.getBean(Clock.class));
		if (schedules.isEmpty()) {
			text.line("no schedule is set");
		}
		schedules.forEach(new SchedulePrinter(text)::print);
		text.flush();
	}

}
