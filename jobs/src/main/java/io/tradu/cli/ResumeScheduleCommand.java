package io.tradu.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;

import io.tradu.batch.schedule.Fire;
import io.tradu.batch.schedule.Schedule;
import io.tradu.batch.schedule.ScheduleActs;
import io.tradu.nightly.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu schedule resume}. */
@Command(name = "resume", mixinStandardHelpOptions = true,
		description = "Lets a paused schedule go on. What was due meanwhile is not made up for; tradu schedule trigger "
				+ "launches a single date.")
class ResumeScheduleCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private ScheduleName name;

	@Mixin
	private Reason reason;

	@Override
	public Integer call() {
		ScheduleName.look(this::resume);
		return ExitCode.COMPLETED.code();
	}

	private void resume(ConfigurableApplicationContext context) {
		Schedule schedule = this.name.in(context);
		if (!context.getBean(ScheduleActs.class).resume(schedule, this.reason.given())) {
			throw new Refused("schedule " + schedule.name() + " is not paused");
		}
		PrintWriter out = this.spec.commandLine().getOut();
		out.println("schedule " + schedule.name() + " goes on; due next at "
				+ schedule.next(context.getBean(Clock.class).instant())
					.map(Fire::at)
					.map((at) -> SchedulePrinter.time(at, schedule.zone()))
					.orElse("no time in the next two years"));
		out.flush();
	}

}
