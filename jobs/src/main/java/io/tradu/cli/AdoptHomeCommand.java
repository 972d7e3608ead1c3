package io.tradu.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import io.tradu.batch.audit.Act;
import io.tradu.batch.home.HomeAdoption;
import io.tradu.nightly.NothingToDo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tradu home adopt}. */
@Command(name = "adopt", mixinStandardHelpOptions = true,
		description = "Makes this home the one the database belongs to. The home it belonged to is refused from then on.")
class AdoptHomeCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private Reason reason;

	@Override
	public Integer call() {
		Act act = this.reason.required();
		try (Application application = new Application().with(HomeAdoption.CHECK, false)) {
			HomeAdoption adoption = application.startVisitor().getBean(HomeAdoption.class);
			String former = adoption.adopt(act)
				.orElseThrow(() -> new NothingToDo("the database belongs to this home already"));
			PrintWriter out = this.spec.commandLine().getOut();
			out.println("the database belongs to this home now; it belonged to " + former);
			out.flush();
		}
		catch (NothingHasRun ex) {
			throw new NothingToDo(String.valueOf(ex.getMessage()));
		}
		return ExitCode.COMPLETED.code();
	}

}
