package io.tradu.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.tradu.batch.audit.Act;
import io.tradu.command.TraduCommand;
import io.tradu.nightly.NightStop;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import io.tradu.nightly.StopReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu stop}. */
@Command(name = "stop", mixinStandardHelpOptions = true,
		description = "Asks a running night to stop after its chunk in flight, and waits until it has. It goes on with "
				+ "tradu restart.")
class StopCommand implements Callable<Integer> {

	private static final Duration LOOK_EVERY = Duration.ofMillis(300);

	@Spec
	private CommandSpec spec;

	@Mixin
	private RunName run;

	@Mixin
	private Reason reason;

	@Option(names = "--wait", paramLabel = "SECONDS", defaultValue = "600",
			description = "how long to wait for the chunk in flight (default: ${DEFAULT-VALUE})")
	private long patience;

	private boolean asked;

	private ExitCode exitCode = ExitCode.NEEDS_DECISION;

	@Override
	public Integer call() {
		Act act = this.reason.required();
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(this.patience);
		try {
			Application.look((context) -> stop(context, act, end));
		}
		catch (NothingHasRun ex) {
			throw this.run.unknown(String.valueOf(ex.getMessage()));
		}
		return this.exitCode.code();
	}

	// Asked a second time when the night ends and takes its embedded database with it.
	private void stop(ConfigurableApplicationContext context, Act act, long end) {
		Run found = this.run.in(context.getBean(RunList.class));
		NightStop stop = context.getBean(NightStop.class);
		StopReport report = this.asked ? stop.report(found) : stop.ask(found, act);
		this.asked = true;
		while (!report.isDone() && System.nanoTime() < end) {
			LockSupport.parkNanos(LOOK_EVERY.toNanos());
			report = stop.report(found);
		}
		print(found, report, context.getBean(Clock.class));
	}

	private void print(Run found, StopReport report, Clock clock) {
		PrintWriter out = this.spec.commandLine().getOut();
		out.println("run " + found.id() + " of " + found.subject() + ": " + report.status());
		out.println("  asked at        " + local(report.askedAt(), clock));
		out.println("  last commit at  " + local(report.lastCommitAt(), clock));
		out.println("  ended at        " + local(report.endedAt(), clock));
		if (!report.isDone()) {
			out.println("  it is still at its chunk in flight and will stop after it; " + TraduCommand.of("status")
					+ " shows it");
		}
		else if (report.endedAt() == null) {
			out.println("  its process died before it could stop; repair it with: " + TraduCommand.of("recover"));
		}
		else {
			this.exitCode = ExitCode.COMPLETED;
			if (!report.status().equals("COMPLETED")) {
				out.println("  go on with: " + TraduCommand.of("restart", found.id()));
			}
		}
		out.flush();
	}

	private static String local(@Nullable Instant time, Clock clock) {
		return (time != null) ? DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS xxx", Locale.ROOT)
			.format(time.atZone(clock.getZone())) : "-";
	}

}
