package io.tradu.app.canary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.tradu.batch.task.Task;
import io.tradu.batch.task.Tasks;
import io.tradu.cli.Application;
import io.tradu.cli.TerminalWriter;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The canary as the Data Flow server launches it: tells the server how the golden night
 * ended.
 */
public final class Canary {

	private static final int FAILED = 5;

	private Canary() {
	}

	/**
	 * Runs the golden night.
	 * @param arguments what the task is known by
	 * @return 0 if everything is as expected
	 */
	public static int run(List<String> arguments) {
		try (Application application = new Application()) {
			ConfigurableApplicationContext context = application.startOwner();
			Task task = context.getBean(Tasks.class).takeUp(arguments);
			List<String> findings = findings(EngineSettings.of(context.getEnvironment()));
			String outcome = findings.isEmpty() ? "the golden night is as expected" : String.join("; ", findings);
			TerminalWriter.ofErrors().println("canary: " + outcome);
			int code = findings.isEmpty() ? 0 : FAILED;
			task.ends(code, outcome);
			return code;
		}
	}

	private static List<String> findings(String engineSettings) {
		try {
			Path home = Files.createTempDirectory("tradu-canary");
			try {
				GoldenDocuments golden = GoldenDocuments.copyTo(home);
				return new GoldenNight(golden, engineSettings).findings();
			}
			finally {
				FileSystemUtils.deleteRecursively(home);
			}
		}
		catch (IOException ex) {
			return List.of("the canary could not work: " + ex);
		}
	}

}
