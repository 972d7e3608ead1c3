package io.tradu.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import io.tradu.batch.audit.Act;
import io.tradu.batch.schedule.Schedule;
import io.tradu.batch.schedule.ScheduleActs;
import io.tradu.command.TraduCommand;
import io.tradu.nightly.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu schedule pause}. */
@Command(name = "pause", mixinStandardHelpOptions = true,
		description = "Launches nothing by a schedule until it is resumed. What is due meanwhile does not count as missed.")
class PauseScheduleCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private ScheduleName name;

	@Mixin
	private Reason reason;

	@Override
	public Integer call() {
		Act act = this.reason.required();
		ScheduleName.look((context) -> pause(context, act));
		return ExitCode.COMPLETED.code();
	}

	private void pause(ConfigurableApplicationContext context, Act act) {
		Schedule schedule = this.name.in(context);
		if (!context.getBean(ScheduleActs.class).pause(schedule, act)) {
			throw new Refused("schedule " + schedule.name() + " is paused already; "
					+ TraduCommand.of("schedule", "list") + " says by whom");
		}
		PrintWriter out = this.spec.commandLine().getOut();
		out.println("schedule " + schedule.name() + " is paused; it continues with: "
				+ TraduCommand.of("schedule", "resume", schedule.name()));
		out.flush();
	}

}
