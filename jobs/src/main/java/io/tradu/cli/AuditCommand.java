package io.tradu.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.tradu.batch.audit.AuditEntry;
import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.history.RecordedSettings;
import io.tradu.purge.Purged;
import io.tradu.purge.PurgedNights;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu audit}. */
@Command(name = "audit", mixinStandardHelpOptions = true,
		description = "Lists who did what, when and why, newest first. Each entry is chained to the one before by a hash.")
class AuditCommand implements Callable<Integer> {

	private static final Pattern NUMBERED = Pattern.compile("(run|block|dead letter) (\\d{1,18})");

	private static final Pattern DOCUMENT = Pattern.compile("document ([^/]+)/(.+)");

	// The width of a time, and two spaces.
	private static final String MARGIN = " ".repeat(28);

	@Spec
	private CommandSpec spec;

	@Option(names = "--actor", paramLabel = "NAME", description = "who did it; the line itself is tradu")
	private String actor;

	@Option(names = "--action", paramLabel = "NAME", description = "what was done, for example restart")
	private String action;

	@Option(names = "--subject", paramLabel = "NAME",
			description = "to what, for example \"run 12\", \"block 17\", or all of a kind: run")
	private String subject;

	@Option(names = "--since", paramLabel = "YYYY-MM-DD", description = "from this day on, by this machine's clock")
	private LocalDate since;

	@Option(names = "--until", paramLabel = "YYYY-MM-DD", description = "up to and with this day")
	private LocalDate until;

	@Option(names = "--limit", paramLabel = "N", defaultValue = "50",
			description = "list so many at most (default: ${DEFAULT-VALUE})")
	private int limit;

	@Option(names = "--verify",
			description = "prove that no entry was changed or removed since it was written; ends with 7 if one was")
	private boolean verify;

	@Option(names = "--json", description = "print JSON for scripts")
	private boolean json;

	@Override
	public Integer call() {
		if (this.limit < 1) {
			throw new WrongUsage("--limit: " + this.limit + " is no number of entries; 1 is the least");
		}
		if (this.since != null && this.until != null && this.until.isBefore(this.since)) {
			throw new WrongUsage("--until " + this.until + " lies before --since " + this.since);
		}
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.verify) {
			return new AuditVerdictPrinter(out, this.json).verify().code();
		}
		try {
			Application.look((context) -> print(context, out));
		}
		catch (NothingHasRun ex) {
			out.println(this.json ? "[]" : ex.getMessage());
			out.flush();
		}
		return ExitCode.COMPLETED.code();
	}

	private void print(ConfigurableApplicationContext context, PrintWriter out) {
		Clock clock = context.getBean(Clock.class);
		List<AuditEntry> entries = context.getBean(AuditLog.class)
			.find(filter(clock), this.limit)
			.stream()
			.map(RecordedSettings::shown)
			.toList();
		if (this.json) {
			new Listing(context, out).json(entries);
			return;
		}
		Text text = new Text(out, clock);
		if (entries.isEmpty()) {
			text.line(filter(clock).equals(AuditFilter.ALL) ? "the audit log has no entry yet"
					: "no entry of the audit log matches the filter");
		}
		entries.forEach((entry) -> print(entry, text));
		purged(context).map(Purged::sentence).ifPresent(text::line);
		if (entries.size() == this.limit) {
			text.line("only the newest " + this.limit + " are listed; --limit lists more");
		}
		text.flush();
	}

	// What is no longer in the database may still have entries.
	private Optional<Purged> purged(ConfigurableApplicationContext context) {
		String named = (this.subject != null) ? this.subject : "";
		PurgedNights purged = context.getBean(PurgedNights.class);
		Matcher document = DOCUMENT.matcher(named);
		if (document.matches()) {
			return purged.document(document.group(1), document.group(2), null);
		}
		Matcher numbered = NUMBERED.matcher(named);
		if (!numbered.matches()) {
			return Optional.empty();
		}
		long number = Long.parseLong(numbered.group(2));
		return switch (numbered.group(1)) {
			case "run" -> purged.run(number);
			case "block" -> purged.block(number);
			default -> purged.deadLetter(number);
		};
	}

	private static void print(AuditEntry entry, Text text) {
		text.wrapped(text.local(entry.at()) + "  ",
				"%s  %s  %s".formatted(entry.actor(), entry.action(), entry.subject()));
		if (entry.osUser() != null && !entry.osUser().contains("(" + entry.actor() + ")")) {
			text.wrapped(" ".repeat(21) + "run by: ", entry.osUser());
		}
		if (!entry.reason().isBlank()) {
			text.wrapped(MARGIN + "because: ", entry.reason());
		}
		if (!entry.detail().isBlank()) {
			text.wrapped(MARGIN, entry.detail());
		}
	}

	private AuditFilter filter(Clock clock) {
		return new AuditFilter(this.actor, this.action, this.subject, begin(this.since, clock),
				begin((this.until != null) ? this.until.plusDays(1) : null, clock));
	}

	private static @Nullable Instant begin(@Nullable LocalDate day, Clock clock) {
		return (day != null) ? day.atStartOfDay(clock.getZone()).toInstant() : null;
	}

}
