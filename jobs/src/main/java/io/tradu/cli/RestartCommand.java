package io.tradu.cli;

import java.util.Optional;
import java.util.concurrent.Callable;

import io.tradu.batch.audit.Act;
import io.tradu.command.TraduCommand;
import io.tradu.nightly.NightDecisions;
import io.tradu.nightly.Refused;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import io.tradu.nightly.RunProcesses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu restart}. */
@Command(name = "restart", mixinStandardHelpOptions = true,
		description = "Goes on with a run that failed, was stopped, or whose process died, with the folders and feeds "
				+ "it was begun with.")
class RestartCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private RunName run;

	@Mixin
	private Reason reason;

	@Option(names = "--deliver-held",
			description = "deliver the documents that are held because their route rejected most of its rows; needs --reason")
	private boolean deliverHeld;

	@Override
	public Integer call() {
		Application application = new Application();
		Run begun = begun(application);
		if (this.deliverHeld) {
			Act act = this.reason.required();
			Application.look((context) -> context.getBean(NightDecisions.class).deliverHeld(begun, act));
		}
		if (begun.replay() != null) {
			return new ReplayConsole(this.spec.commandLine().getOut())
				.goOn(application, begun.replay(), this.reason.given())
				.code();
		}
		return new NightConsole(this.spec.commandLine().getOut(), (date) -> TraduCommand.of("restart", begun.id()))
			.run(application, Optional.of(begun.businessDate()), false, this.reason.given())
			.code();
	}

	private Run begun(Application application) {
		try (Application look = new Application()) {
			ConfigurableApplicationContext context = look.startVisitor();
			RunList runs = context.getBean(RunList.class);
			Run found = this.run.in(runs);
			Run newest = runs.newestOf(found);
			if (newest.id() != found.id()) {
				throw followed(found, newest, context.getBean(RunProcesses.class));
			}
			application.with("tradu.folders.inbox", runs.place(found, "inbox").orElse(null))
				.with("tradu.folders.outbox", runs.place(found, "outbox").orElse(null))
				.with("tradu.feeds-file", runs.place(found, "feeds-file").orElse(null));
			return found;
		}
		catch (NothingHasRun ex) {
			throw this.run.unknown(String.valueOf(ex.getMessage()));
		}
	}

	private static Refused followed(Run found, Run newest, RunProcesses processes) {
		String words = "run " + found.id() + " was followed by run " + newest.id() + " of the same "
				+ ((found.replay() != null) ? "replay" : "night") + ", which ";
		if (processes.isRunning(newest)) {
			return new Refused(words + "is running; watch it with: " + TraduCommand.of("status"));
		}
		return new Refused(words + switch (newest.status()) {
			case "COMPLETED", "ABANDONED" -> "is " + newest.status() + ": there is nothing left to continue";
			default -> "is " + processes.status(newest) + " and can be continued with: "
					+ TraduCommand.of("restart", newest.id());
		});
	}

}
