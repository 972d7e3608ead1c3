package io.tradu.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;

import io.tradu.batch.audit.Act;
import io.tradu.document.Document;
import io.tradu.document.Night;
import io.tradu.nightly.Abandonment;
import io.tradu.nightly.NightAccounts;
import io.tradu.nightly.Refused;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import io.tradu.purge.Purged;
import io.tradu.purge.PurgedNights;
import io.tradu.report.ReportWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu abandon}. */
@Command(name = "abandon", mixinStandardHelpOptions = true,
		description = "Gives a night up for good. What it delivered stays; the rows of its other documents are canceled.")
class AbandonCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private RunName run;

	@Mixin
	private Reason reason;

	@Option(names = "--give-back",
			description = "put the documents that were not delivered back into the inbox, for another night")
	private boolean giveBack;

	@Override
	public Integer call() {
		Act act = this.reason.required();
		try {
			Application.look((context) -> abandon(context, act));
		}
		catch (NothingHasRun ex) {
			throw this.run.unknown(String.valueOf(ex.getMessage()));
		}
		return ExitCode.COMPLETED.code();
	}

	private void abandon(ConfigurableApplicationContext context, Act act) {
		PrintWriter out = this.spec.commandLine().getOut();
		RunList runs = context.getBean(RunList.class);
		Run found = this.run.in(runs);
		Night night = runs.night(found)
			.orElseThrow(() -> new Refused(context.getBean(PurgedNights.class)
				.run(found.id())
				.map(Purged::sentence)
				.orElse(found.subject() + " is not a night; only nights can be abandoned")));
		List<Document> canceled = context.getBean(Abandonment.class).abandon(night, this.giveBack, act);
		canceled.forEach((document) -> out.println(
				"  " + document.label() + " is canceled" + (this.giveBack ? ", and lies in the inbox again" : "")));
		context.getBean(ReportWriter.class)
			.outcome(night)
			.ifPresent((outcome) -> out.println("  " + outcome.inWords()));
		out.println("night " + night.label() + " ABANDONED");
		out.println(context.getBean(NightAccounts.class).of(night, true).ledgerLine());
		out.flush();
	}

}
