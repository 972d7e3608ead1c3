package io.tradu.cli;

import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.Period;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.tradu.batch.audit.Act;
import io.tradu.nightly.NothingToDo;
import io.tradu.purge.Purge;
import io.tradu.purge.PurgePlan;
import io.tradu.purge.PurgePlan.PlannedNight;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu purge}. */
@Command(name = "purge", mixinStandardHelpOptions = true,
		description = "Archives what the database knows of old nights in the folder purged of the home, a file for each "
				+ "night, and removes it. Without --execute it only says what it would do. Nights that can be restarted "
				+ "are kept. For good stay: the audit log, a line for each run, and the hashes of what was delivered, so "
				+ "that duplicates are still known. Files in inbox, outbox, archive and quarantine are not touched.")
class PurgeCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--older-than", required = true, paramLabel = "AGE", converter = Age.class,
			description = "how long ago a night's business date must lie: days (90d) or an ISO period (P3M)")
	private Period age;

	@Option(names = "--execute", description = "do it; needs --reason")
	private boolean execute;

	@Mixin
	private Reason reason;

	@Option(names = "--json", description = "print JSON for scripts")
	private boolean json;

	@Override
	public Integer call() {
		if (this.execute) {
			execute(this.reason.required());
		}
		else {
			plan();
		}
		return ExitCode.COMPLETED.code();
	}

	private void execute(Act act) {
		try (Application application = new Application()) {
			ConfigurableApplicationContext context = application.startOwner();
			PurgePlan done = context.getBean(Purge.class).execute(this.age, act, this::announce);
			print(context, done);
		}
	}

	private void plan() {
		try {
			Application.look((context) -> print(context, context.getBean(Purge.class).plan(this.age)));
		}
		catch (NothingHasRun ex) {
			throw new NothingToDo("nothing to purge: " + ex.getMessage());
		}
	}

	private void announce(PlannedNight night) {
		if (!this.json) {
			PrintWriter out = this.spec.commandLine().getOut();
			out.println("  purging night " + night.night() + ", " + Numbers.counted(night.total(), "row"));
			out.flush();
		}
	}

	private void print(ConfigurableApplicationContext context, PurgePlan plan) {
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.json) {
			new Listing(context, out).json(plan);
			return;
		}
		plan.nights().forEach((night) -> print(out, night));
		plan.kept().forEach((sentence) -> out.println("  kept: " + sentence));
		String nights = Numbers.counted(plan.nights().size(), "night");
		out.println(plan.executed() ? nights + " purged"
				: nights + " to purge; nothing is changed yet: --execute --reason \"...\" does it");
		out.flush();
	}

	private static void print(PrintWriter out, PlannedNight night) {
		out.println("night " + night.night() + "   " + Numbers.counted(night.runs().size(), "run") + "   "
				+ Numbers.counted(night.total(), "row") + "   "
				+ Numbers.counted(night.openDeadLetters(), "open dead letter"));
		out.println("  " + night.rows()
			.entrySet()
			.stream()
			.map((table) -> table.getKey() + " " + Numbers.grouped(table.getValue()))
			.collect(Collectors.joining(", ")));
		out.println("  archive " + night.archive()
				+ (night.begun() ? ", complete; an earlier purge was cut off and left these rows" : ""));
	}

	/** Reads an age of a day or more. */
	static final class Age implements ITypeConverter<Period> {

		private static final Pattern DAYS = Pattern.compile("(\\d{1,6})d");

		@Override
		public Period convert(String text) {
			Matcher days = DAYS.matcher(text);
			try {
				Period age = days.matches() ? Period.ofDays(Integer.parseInt(days.group(1))) : Period.parse(text);
				// Months differ in length; their sign does not.
				if (age.isNegative() || age.toTotalMonths() * 28 + age.getDays() < 1) {
					throw new TypeConversionException("'" + text + "' is less than a day");
				}
				return age;
			}
			catch (DateTimeException ex) {
				throw new TypeConversionException("'" + text + "' is no age; write days, 90d, or an ISO period, P3M");
			}
		}

	}

}
