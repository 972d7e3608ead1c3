package io.tradu.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.launch.JobRuns;
import io.tradu.nightly.RecoveryProperties;
import io.tradu.nightly.RecoveryWatch;
import io.tradu.nightly.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu serve}. */
@Command(name = "serve", mixinStandardHelpOptions = true,
		description = "Runs until it is told to end (Ctrl-C): watches for runs whose process has died, recovers them "
				+ "and lets their nights go on.")
class ServeCommand implements Callable<Integer> {

	private static final Logger logger = LoggerFactory.getLogger(ServeCommand.class);

	private final CountDownLatch end = new CountDownLatch(1);

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() throws InterruptedException {
		PrintWriter out = this.spec.commandLine().getOut();
		try (Application application = new Application()) {
			ConfigurableApplicationContext context = application.startServer();
			JobRuns runs = context.getBean(JobRuns.class);
			Shutdown.onSignal(() -> {
				this.end.countDown();
				runs.stop();
			});
			RecoveryProperties properties = context.getBean(RecoveryProperties.class);
			say(out, context, "serving; looks for dead runs every " + Numbers.duration(properties.watchEvery()));
			do {
				look(context, out);
			}
			while (!this.end.await(properties.watchEvery().toMillis(), TimeUnit.MILLISECONDS));
			say(out, context, "ended");
		}
		return ExitCode.COMPLETED.code();
	}

	private void look(ConfigurableApplicationContext context, PrintWriter out) {
		try {
			context.getBean(RecoveryWatch.class)
				.look((date, act) -> new NightConsole(out, false).run(context, date, false, act),
						(words) -> say(out, context, words));
		}
		catch (Refused ex) {
			// Somebody was quicker.
			logger.info("Nothing recovered: {}", ex.getMessage());
		}
		catch (RuntimeException ex) {
			logger.error("The watch failed and goes on", ex);
			say(out, context, "the watch failed and goes on: " + FailureReport.of(ex).sentence());
		}
	}

	private static void say(PrintWriter out, ConfigurableApplicationContext context, String words) {
		logger.info(words);
		out.println(context.getBean(Clock.class).instant().truncatedTo(ChronoUnit.SECONDS) + "  " + words);
		out.flush();
	}

}
