package io.tradu.engine.apertium;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.log.LogEvent;
import io.tradu.engine.apertium.ApertiumProperties.Limits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * What engine processes are denied because they parse hostile text: the environment of
 * this process, new privileges, the sight of other processes, the network, more memory
 * and files than a translation needs, and, for them and for whatever they start, a life
 * longer than that of the thread that starts them.
 */
final class Confinement {

	private static final Logger logger = LoggerFactory.getLogger(Confinement.class);

	private static final int PATIENCE_SECONDS = 5;

	private static final String APART = "--user --map-current-user --pid --mount-proc --net --ipc --fork --kill-child";

	private final List<String> launcher;

	private Confinement(List<String> launcher) {
		this.launcher = launcher;
	}

	/**
	 * Tries out what this machine offers. What it does not offer is left out and logged.
	 */
	static Confinement available(Limits limits) throws StartFailedException, InterruptedException {
		List<String> launcher = new ArrayList<>();
		launcher.addAll(accepted("setpriv", List.of("--no-new-privs", "--pdeathsig=KILL")));
		launcher.addAll(accepted("unshare", List.of(APART)));
		launcher.addAll(accepted("prlimit",
				List.of("--core=0", "--nofile=" + limits.openFiles(), "--as=" + limits.memory().toBytes())));
		return new Confinement(List.copyOf(launcher));
	}

	// Each option may be several words, which make sense together only.
	private static List<String> accepted(String program, List<String> options)
			throws StartFailedException, InterruptedException {
		List<String> accepted = new ArrayList<>(List.of(program));
		for (String option : options) {
			List<String> words = List.of(option.split(" "));
			String refusal = refusal(program, words);
			if (refusal.isEmpty()) {
				accepted.addAll(words);
			}
			else {
				LogEvent.of(logger, Level.WARN, "engine.unconfined")
					.log("engine processes run without " + program + " " + option + ": " + refusal);
			}
		}
		return (accepted.size() > 1) ? accepted : List.of();
	}

	private static String refusal(String program, List<String> options)
			throws StartFailedException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(program));
		command.addAll(options);
		command.add("true");
		try {
			Process trial = bare(command).redirectErrorStream(true).start();
			if (!trial.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				trial.destroyForcibly();
				return "it does not end";
			}
			String words = new String(trial.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return (trial.exitValue() == 0) ? "" : "exit code " + trial.exitValue() + ", " + words.strip();
		}
		catch (IOException ex) {
			StartFailedException failure = StartFailedException.of(ex);
			if (failure.category() == FailureCategory.CAPACITY) {
				throw failure;
			}
			return String.valueOf(ex.getMessage());
		}
	}

	/** Returns what starts a command. */
	ProcessBuilder process(List<String> command) {
		List<String> confined = new ArrayList<>(this.launcher);
		confined.addAll(command);
		return bare(confined);
	}

	private static ProcessBuilder bare(List<String> command) {
		ProcessBuilder builder = new ProcessBuilder(command);
		Map<String, String> environment = builder.environment();
		String path = Objects.requireNonNullElse(environment.get("PATH"), "/usr/local/bin:/usr/bin:/bin");
		environment.clear();
		environment.put("PATH", path);
		environment.put("LC_ALL", "C.UTF-8");
		return builder;
	}

}
