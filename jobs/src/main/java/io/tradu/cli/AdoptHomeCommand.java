package io.tradu.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

import io.tradu.batch.audit.Act;
import io.tradu.batch.home.HomeAdoption;
import io.tradu.batch.lease.LeaseHeld;
import io.tradu.batch.lease.Leases;
import io.tradu.nightly.NightRunner;
import io.tradu.nightly.NothingToDo;
import io.tradu.nightly.Refused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

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
			ConfigurableApplicationContext context = application.startVisitor();
			HomeAdoption adoption = context.getBean(HomeAdoption.class);
			// A night of the former home would deliver into a home that is refused.
			String former = context.getBean(Leases.class)
				.whileHeld(NightRunner.JOB, () -> adoption.adopt(act))
				.orElseThrow(() -> new NothingToDo("the database belongs to this home already"));
			PrintWriter out = this.spec.commandLine().getOut();
			out.println("the database belongs to this home now; it belonged to " + former);
			out.flush();
		}
		catch (LeaseHeld ex) {
			throw new Refused("the home it belongs to is at work: " + ex.getMessage() + "; stop it first");
		}
		catch (NothingHasRun ex) {
			throw new NothingToDo(String.valueOf(ex.getMessage()));
		}
		return ExitCode.COMPLETED.code();
	}

}
