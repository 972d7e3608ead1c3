package io.tradu.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tradu schedule}. */
@Command(name = "schedule", mixinStandardHelpOptions = true,
		subcommands = { ListSchedulesCommand.class, PauseScheduleCommand.class, ResumeScheduleCommand.class,
				TriggerScheduleCommand.class },
		description = "When nights are due. They are launched by the process that serves: tradu serve.")
class ScheduleCommand implements Runnable {

	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(this.spec.commandLine(), "say what: list, pause, resume or trigger");
	}

}
