package io.tradu.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

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
		try (Application application = new Application().withLogShown()) {
			ConfigurableApplicationContext context = application.startServer();
			JobRuns runs = context.getBean(JobRuns.class);
			Shutdown.onSignal(() -> {
				this.end.countDown();
				runs.stop();
			});
			RecoveryProperties properties = context.getBean(RecoveryProperties.class);
			logger.info("serving; looks for dead runs every {}", Numbers.duration(properties.watchEvery()));
			do {
				look(context, out);
			}
			while (!this.end.await(properties.watchEvery().toMillis(), TimeUnit.MILLISECONDS));
			logger.info("ended");
		}
		return ExitCode.COMPLETED.code();
	}

	private void look(ConfigurableApplicationContext context, PrintWriter out) {
		try {
			context.getBean(RecoveryWatch.class)
				.look((date, act) -> new NightConsole(out, false).run(context, date, false, act), logger::info);
		}
		catch (Refused ex) {
			// Somebody was quicker.
			logger.info("Nothing recovered: {}", ex.getMessage());
		}
		catch (RuntimeException ex) {
			logger.error("The watch failed and goes on", ex);
		}
	}

}
