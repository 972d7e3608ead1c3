package io.tradu.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import io.tradu.batch.audit.Act;
import io.tradu.batch.launch.JobRuns;
import io.tradu.batch.management.ManagementPassword;
import io.tradu.nightly.RecoveryProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.Ssl;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu serve}. */
@Command(name = "serve", mixinStandardHelpOptions = true,
		description = "Runs until it is told to end (Ctrl-C): runs the nights that are due by its schedules, watches for "
				+ "runs whose process has died, recovers them and lets their nights go on. Says how it is on http://127.0.0.1:8687/actuator/health.")
class ServeCommand implements Callable<Integer> {

	private static final Logger logger = LoggerFactory.getLogger(ServeCommand.class);

	private final CountDownLatch end = new CountDownLatch(1);

	private static final int LAST_PORT = 65535;

	@Spec
	private CommandSpec spec;

	@Option(names = "--port", paramLabel = "N",
			description = "port to be watched through, on loopback; 0 for any that is free (default: 8687, or TRADU_PORT)")
	private @Nullable Integer port;

	@Override
	public Integer call() throws InterruptedException {
		PrintWriter out = this.spec.commandLine().getOut();
		if (this.port != null && (this.port < 0 || this.port > LAST_PORT)) {
			throw new WrongUsage("--port: " + this.port + " is not a port number; use 0 to " + LAST_PORT);
		}
		try (Application application = new Application().withLogShown().with("server.port", this.port)) {
			ConfigurableApplicationContext context = application.startServer();
			JobRuns runs = context.getBean(JobRuns.class);
			Shutdown.onSignal(() -> {
				boolean first = this.end.getCount() > 0;
				this.end.countDown();
				runs.interrupt(Act.ofLine("its process was told to end"));
				if (first) {
					AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
				}
			});
			logger.info("serving; looks for dead runs and nights to launch every {}",
					Numbers.duration(context.getBean(RecoveryProperties.class).watchEvery()));
			logger.info("{}", place(context));
			new ServeLoop(context, out, this.end).run();
			logger.info("ended");
		}
		return ExitCode.COMPLETED.code();
	}

	private static String place(ConfigurableApplicationContext context) {
		String address = context.getEnvironment().getProperty("server.address") + ":"
				+ context.getEnvironment().getProperty("local.server.port");
		boolean encrypted = Binder.get(context.getEnvironment())
			.bind("server.ssl", Ssl.class)
			.map((ssl) -> ssl.isEnabled())
			.orElse(false);
		return "health on " + (encrypted ? "https://" : "http://") + address
				+ "/actuator/health; user operator, password "
				+ context.getBean(ManagementPassword.class)
					.file()
					.map((file) -> "in " + file)
					.orElse("as given by tradu.management.password");
	}

}
