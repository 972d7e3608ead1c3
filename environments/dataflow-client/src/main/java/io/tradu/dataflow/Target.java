package io.tradu.dataflow;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import picocli.CommandLine.Option;

/** The options that name an environment and its server. */
final class Target {

	private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

	@Option(names = "--declaration", required = true, paramLabel = "FILE",
			description = "what the environment declares: its dataflow.yml")
	private Path declaration;

	@Option(names = "--root", paramLabel = "DIR", defaultValue = ".",
			description = "Tradu's folder, which tradu.root stands for in the declaration (default: ${DEFAULT-VALUE})")
	private Path root;

	@Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "300",
			description = "wait so long for processes to come up (default: ${DEFAULT-VALUE})")
	private int timeout;

	Declaration declaration() {
		Map<String, String> variables = new HashMap<>(System.getenv());
		variables.put("tradu.root", this.root.toAbsolutePath().normalize().toString());
		return DeclarationFile.read(this.declaration, variables);
	}

	Server server() {
		// Skipper answers to some requests only when processes have ended.
		return DataFlowServer.at(new Rest(declaration().uri(), patience(), password()));
	}

	private Optional<String> password() {
		String environment = this.declaration.toAbsolutePath().normalize().getParent().getFileName().toString();
		Path folder = this.root.toAbsolutePath().normalize().resolve("var").resolve(environment).resolve("secrets");
		return Password.of(System.getenv(), folder);
	}

	Duration patience() {
		return Duration.ofSeconds(this.timeout);
	}

	StreamWatch watch(Server server) {
		return new StreamWatch(server, patience(), Clock.systemUTC(), Target::pause);
	}

	TaskWatch taskWatch(Server server) {
		return new TaskWatch(server, patience(), Clock.systemUTC(), Target::pause);
	}

	private static void pause() {
		LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BETWEEN_LOOKS.toMillis()));
	}

}
