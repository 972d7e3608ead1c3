package io.tradu.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;

import io.tradu.batch.audit.Act;
import io.tradu.document.Document;
import io.tradu.nightly.DocumentWithdrawals;
import io.tradu.nightly.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu withdraw}. */
@Command(name = "withdraw", mixinStandardHelpOptions = true,
		description = "Withdraws a document: what was delivered of it leaves the outbox, and its file goes to quarantine.")
class WithdrawCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FEED/NAME", description = "the document, for example news/a.csv")
	private String document;

	@Option(names = "--date", paramLabel = "YYYY-MM-DD", required = true, description = "its business date")
	private LocalDate date;

	@Mixin
	private Reason reason;

	@Override
	public Integer call() {
		Act act = this.reason.required();
		int slash = this.document.indexOf('/');
		if (slash < 1) {
			throw new WrongUsage("'" + this.document + "' is not a document; write it as FEED/NAME");
		}
		try {
			Application.look((context) -> withdraw(context, slash, act));
		}
		catch (NothingHasRun ex) {
			throw new Refused(String.valueOf(ex.getMessage()));
		}
		return ExitCode.COMPLETED.code();
	}

	private void withdraw(ConfigurableApplicationContext context, int slash, Act act) {
		DocumentWithdrawals withdrawals = context.getBean(DocumentWithdrawals.class);
		Document withdrawn = withdrawals.withdraw(this.date, this.document.substring(0, slash),
				this.document.substring(slash + 1), act);
		PrintWriter out = this.spec.commandLine().getOut();
		out.println(withdrawn.label() + " of " + withdrawn.businessDate() + " is withdrawn; its file is in quarantine");
		withdrawals.duplicates(withdrawn)
			.forEach((duplicate) -> out.println("  " + duplicate.label() + " of " + duplicate.businessDate()
					+ " has the same bytes, so that nothing is delivered for it now; send it again if it is needed"));
		out.flush();
	}

}
