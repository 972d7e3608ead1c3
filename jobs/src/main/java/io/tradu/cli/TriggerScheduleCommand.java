package io.tradu.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;

import io.tradu.batch.schedule.LaunchRequest;
import io.tradu.batch.schedule.LaunchRequests;
import io.tradu.batch.schedule.Schedule;
import io.tradu.batch.schedule.ScheduleActs;
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
			description = "business date to launch (default: the one that today belongs to)")
	private @Nullable LocalDate date;

	@Override
	public Integer call() {
		ScheduleName.look(this::trigger);
		return ExitCode.COMPLETED.code();
	}

	private void trigger(ConfigurableApplicationContext context) {
		Schedule schedule = this.name.in(context);
		LocalDate wanted = (this.date != null) ? this.date
				: schedule.businessDate(context.getBean(Clock.class).instant());
		LaunchRequest request = context.getBean(ScheduleActs.class)
			.trigger(schedule, wanted, this.reason.given())
			.orElseThrow(() -> refusal(context, schedule, wanted));
		PrintWriter out = this.spec.commandLine().getOut();
		out.println(
				"night " + wanted + " is to be launched: request " + request.id() + " of schedule " + schedule.name());
		out.flush();
	}

	private static Refused refusal(ConfigurableApplicationContext context, Schedule schedule, LocalDate date) {
		LaunchRequests requests = context.getBean(LaunchRequests.class);
		String known = requests.find(schedule.name(), date)
			.map((request) -> "request " + request.id() + " of " + request.requestedBy() + " is " + request.state()
					+ (requests.detail(request.id()).isBlank() ? "" : " (" + requests.detail(request.id()) + ")"))
			.orElse("");
		return new Refused("the launch of night " + date + " was asked for already: " + known
				+ "; a night is run by hand with: scripts/tradu run nightly --date " + date);
	}

}
