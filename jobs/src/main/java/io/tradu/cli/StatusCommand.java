package io.tradu.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.tradu.batch.lease.Instance;
import io.tradu.batch.lease.Leases;
import io.tradu.nightly.NightProgress;
import io.tradu.nightly.NightRunner;
import io.tradu.nightly.Progress;
import io.tradu.nightly.RunList;
import io.tradu.nightly.RunList.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu status}. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Says what runs, and how far it is.")
class StatusCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--json", description = "print JSON for scripts")
	private boolean json;

	@Override
	public Integer call() {
		PrintWriter out = this.spec.commandLine().getOut();
		try {
			Application.look((context) -> print(context, out));
		}
		catch (NothingHasRun ex) {
			out.println(this.json ? "{ \"state\" : \"idle\" }" : ex.getMessage());
		}
		out.flush();
		return ExitCode.COMPLETED.code();
	}

	private void print(ConfigurableApplicationContext context, PrintWriter out) {
		Map<String, Object> status = status(context);
		if (this.json) {
			new Listing(context, out).json(status);
		}
		else {
			status.forEach((name, value) -> out.println("%-10s %s".formatted(name, value)));
		}
	}

	private static Map<String, Object> status(ConfigurableApplicationContext context) {
		RunList runs = context.getBean(RunList.class);
		Optional<Instance> holder = context.getBean(Leases.class).holder(NightRunner.JOB);
		Optional<Run> last = runs.newest(1).stream().findFirst();
		boolean open = last.filter((run) -> run.ended() == null).isPresent();
		Map<String, Object> status = new LinkedHashMap<>();
		status.put("state", holder.isPresent() ? "running" : (open ? "dead" : "idle"));
		holder.ifPresent((instance) -> status.put("process", instance.toString()));
		last.ifPresent((run) -> {
			status.put("night", run.nightLabel());
			status.put("run", run.id());
			status.put("status", run.status());
			runs.night(run).ifPresent((night) -> {
				Progress progress = context.getBean(NightProgress.class).of(night, run.id());
				status.put("step", progress.step());
				status.put("documents", progress.documents());
				status.put("done", progress.done());
				status.put("total", progress.total());
				status.put("unit", progress.unit());
			});
		});
		return status;
	}

}
