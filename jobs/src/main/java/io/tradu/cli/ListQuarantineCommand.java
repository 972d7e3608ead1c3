package io.tradu.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.tradu.nightly.QuarantineReturns;
import io.tradu.nightly.QuarantineReturns.QuarantinedFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu quarantine list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the files in quarantine.")
class ListQuarantineCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--date", paramLabel = "YYYY-MM-DD", description = "only those of a business date")
	private @Nullable LocalDate date;

	@Option(names = "--json", description = "print JSON for scripts")
	private boolean json;

	@Override
	public Integer call() {
		PrintWriter out = this.spec.commandLine().getOut();
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
		List<ListedFile> files = context.getBean(QuarantineReturns.class)
			.find(Optional.ofNullable(this.date))
			.stream()
			.map(ListedFile::of)
			.toList();
		if (this.json) {
			new Listing(context, out).json(files);
			return;
		}
		files.forEach((file) -> out
			.println(file.businessDate() + "  " + file.file() + "  " + file.rule() + ": " + file.detail()));
		if (files.isEmpty()) {
			out.println("no file is in quarantine" + ((this.date != null) ? " of " + this.date : ""));
		}
		out.flush();
	}

	/**
	 * A file in quarantine, as scripts see it.
	 *
	 * @param businessDate date of the night that refused it
	 * @param sequence that night's sequence
	 * @param file the file, as {@code feed/name}
	 * @param rule why, as a stable identifier
	 * @param detail the same as a sentence
	 */
	record ListedFile(String businessDate, long sequence, String file, String rule, String detail) {

		static ListedFile of(QuarantinedFile file) {
			return new ListedFile(file.night().businessDate().toString(), file.night().sequence(), file.file().label(),
					file.file().rule(), file.file().detail());
		}

	}

}
