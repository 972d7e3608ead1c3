package io.tradu.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;

import io.tradu.batch.audit.Act;
import io.tradu.nightly.QuarantineReturns;
import io.tradu.nightly.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu quarantine return}. */
@Command(name = "return", mixinStandardHelpOptions = true,
		description = "Puts files from quarantine back into the inbox, where the next run judges them again.")
class ReturnFileCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "FEED/NAME", arity = "1..*", description = "the files, for example news/a.csv")
	private List<String> files;

	@Option(names = "--date", paramLabel = "YYYY-MM-DD", required = true,
			description = "business date of the night that refused them")
	private LocalDate date;

	@Mixin
	private Reason reason;

	@Override
	public Integer call() {
		Act act = this.reason.required();
		try {
			Application.look((context) -> this.files.forEach((file) -> putBack(context, file, act)));
		}
		catch (NothingHasRun ex) {
			throw new Refused(String.valueOf(ex.getMessage()));
		}
		return ExitCode.COMPLETED.code();
	}

	private void putBack(ConfigurableApplicationContext context, String file, Act act) {
		Path place = context.getBean(QuarantineReturns.class).putBack(this.date, file, act);
		PrintWriter out = this.spec.commandLine().getOut();
		out.println("  " + file + " is in the inbox again: " + place);
		out.flush();
	}

}
