package io.tradu.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

import io.tradu.command.TraduCommand;
import io.tradu.explain.Explanation;
import io.tradu.explain.Explanation.Cause;
import io.tradu.explain.Explanation.Difference;
import io.tradu.explain.RestartPlan;
import io.tradu.outlook.Stage;

/** Prints an explanation for people. */
class ExplanationPrinter {

	private static final int LONGEST_VALUE = 60;

	private final PrintWriter out;

	private final Clock clock;

	ExplanationPrinter(PrintWriter out, Clock clock) {
		this.out = out;
		this.clock = clock;
	}

	void print(Explanation explanation) {
		this.out.println("run " + explanation.run() + " of " + explanation.subject() + " is " + explanation.state());
		print(explanation.cause());
		if (explanation.correlation() != null) {
			this.out.println("  launch    " + explanation.correlation() + " (tradu.correlation in the log)");
		}
		if (explanation.settings() != null) {
			this.out.println("  settings  " + explanation.settings());
		}
		explanation.changedSettings().forEach((change) -> this.out.println("  changed   " + change));
		if (!explanation.log().isEmpty()) {
			this.out.println();
			this.out.println("log");
			explanation.log().forEach((line) -> this.out.println("  " + line));
		}
		if (explanation.restart() != null) {
			print(explanation.restart());
		}
		printDifferences(explanation);
		if (!explanation.obstacles().isEmpty()) {
			this.out.println();
			this.out.println("a restart would not succeed now");
			explanation.obstacles().forEach((obstacle) -> this.out.println("  " + obstacle.sentence()));
		}
		if (!explanation.actions().isEmpty()) {
			this.out.println();
			this.out.println("type");
			explanation.actions().forEach((action) -> this.out.println("  " + action));
		}
		this.out.flush();
	}

	private void print(Cause cause) {
		this.out.println("  why       " + cause.sentence());
		if (cause.category() != null) {
			this.out.println("  category  " + cause.category().toLowerCase(Locale.ROOT));
		}
		if (cause.step() != null) {
			this.out.println(
					"  where     step " + cause.step()
							+ ((cause.item() != null)
									? ", " + cause.item() + " ("
											+ TraduCommand.of("trace",
													cause.item().substring(cause.item().lastIndexOf(' ') + 1))
											+ ")"
									: ""));
		}
		if (cause.at() != null) {
			this.out.println("  when      " + Text.local(cause.at(), this.clock));
		}
	}

	private void print(RestartPlan plan) {
		this.out.println();
		this.out.println("a restart skips what is done and goes on with what is left");
		for (Stage stage : plan.stages()) {
			this.out.println("  %-16s  %s done, %s left%s".formatted(stage.step(),
					Numbers.counted(stage.done(), stage.unit()), Numbers.grouped(stage.left()),
					(stage.again() > 0) ? " (" + Numbers.grouped(stage.again()) + " of them were begun)" : ""));
		}
		this.out.println((plan.secondsLeft() != null)
				? "  about " + Numbers.duration(Duration.ofSeconds(plan.secondsLeft())) + " " + plan.basis()
				: "  how long cannot be said: no stage that is left has worked yet");
	}

	private void printDifferences(Explanation explanation) {
		String kind = explanation.subject().startsWith("replay") ? "replay" : "night";
		if (explanation.lastGood() == null) {
			this.out.println();
			this.out.println("no " + kind + " before it completed, so there is none to compare it with");
			return;
		}
		this.out.println();
		this.out.println("what differs from the last good " + kind + ", run " + explanation.lastGood());
		if (explanation.differences().isEmpty()) {
			this.out.println("  nothing");
		}
		for (Difference difference : explanation.differences()) {
			this.out.println("  " + difference.what() + ": " + shortened(difference.then()) + " -> "
					+ shortened(difference.now()));
		}
	}

	private static String shortened(String value) {
		return (value.length() > LONGEST_VALUE) ? value.substring(0, LONGEST_VALUE) + "…" : value;
	}

}
