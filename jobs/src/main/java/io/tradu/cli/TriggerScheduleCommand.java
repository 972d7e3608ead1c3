package io.tradu.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Callable;

import io.tradu.batch.schedule.LaunchRequest;
import io.tradu.batch.schedule.LaunchRequests;
import io.tradu.batch.schedule.Schedule;
import io.tradu.batch.schedule.ScheduleActs;
import io.tradu.command.TraduCommand;
import io.tradu.nightly.Refused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu schedule trigger}. */
@Command(name = "trigger", mixinStandardHelpOptions = true,
		description = "Asks for a launch now, also while the schedule is paused; the process that serves launches it.")
class TriggerScheduleCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private ScheduleName name;

	@Mixin
	private Reason reason;

	@Option(names = "--date", paramLabel = "YYYY-MM-DD",
			description = "business date to launch, none of the future (default: the one that today belongs to)")
	private @Nullable LocalDate date;

	@Override
	public Integer call() {
		ScheduleName.look(this::trigger);
		return ExitCode.COMPLETED.code();
	}

	private void trigger(ConfigurableApplicationContext context) {
		Schedule schedule = this.name.in(context);
		Instant now = context.getBean(Clock.class).instant();
		LocalDate wanted = (this.date != null) ? this.date : schedule.businessDate(now);
		LocalDate today = now.atZone(schedule.zone()).toLocalDate();
		if (wanted.isAfter(today)) {
			throw new Refused("night " + wanted + " lies in the future, today is " + today
					+ "; triggered now, it would not be launched when it is due");
		}
		LaunchRequest request = context.getBean(ScheduleActs.class)
			.trigger(schedule, wanted, this.reason.given())
			.orElseThrow(() -> refusal(context, schedule, wanted));
		PrintWriter out = this.spec.commandLine().getOut();
		out.println("night " + wanted + " is to be launched: request " + request.id() + " of schedule "
				+ schedule.name() + (schedule.isDueFor(wanted) ? "" : ", which is not due for that date by itself"));
		out.flush();
	}

	private static Refused refusal(ConfigurableApplicationContext context, Schedule schedule, LocalDate date) {
		LaunchRequests requests = context.getBean(LaunchRequests.class);
		LaunchRequest known = requests.find(schedule.name(), date).orElseThrow();
		String detail = requests.detail(known.id());
		String hint = known.state().isOpen()
				? "it waits for what launches nights: tradu serve, or the launcher in Data Flow"
				: "run a night by hand with: " + TraduCommand.of("run", "nightly", "--date", date);
		return new Refused("the launch of night " + date + " was asked for already: request " + known.id() + " of "
				+ known.requestedBy() + " is " + known.state() + (detail.isBlank() ? "" : " (" + detail + ")") + "; "
				+ hint);
	}

}
