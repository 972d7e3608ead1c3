package io.tradu.engine.apertium;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.tradu.engine.apertium.ApertiumProperties.Limits;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class StageLauncherTests {

	private static final Mode TWO_STAGES = Mode.parse("x-y", "sed p | sed p");

	private final List<ProcessHandle> before = ProcessHandle.current().children().toList();

	private final StageLauncher launcher = new StageLauncher(new Limits(DataSize.ofMegabytes(900), 77));

	@AfterEach
	void close() {
		this.launcher.close();
	}

	@Test
	void passesOnNothingOfTheEnvironmentBesideThePath() throws Exception {
		Stages stages = this.launcher.launch(TWO_STAGES);

		for (ProcessHandle stage : started()) {
			assertThat(read(stage, "environ").split("\0")).containsExactlyInAnyOrder("PATH=" + System.getenv("PATH"),
					"LC_ALL=C.UTF-8");
		}
		stages.destroy();
	}

	@Test
	void limitsWhatAStageMayDo() throws Exception {
		Stages stages = this.launcher.launch(TWO_STAGES);

		for (ProcessHandle stage : started()) {
			assertThat(read(stage, "status")).containsPattern("NoNewPrivs:\\s+1");
			assertThat(read(stage, "limits")).containsPattern("Max address space\\s+943718400\\s")
				.containsPattern("Max open files\\s+77\\s")
				.containsPattern("Max core file size\\s+0\\s");
		}
		stages.destroy();
	}

	@Test
	void endsTheStagesWithTheThreadThatStartedThem() throws Exception {
		this.launcher.launch(TWO_STAGES);
		List<ProcessHandle> stages = started();
		assertThat(stages).hasSize(2).allMatch(ProcessHandle::isAlive);

		this.launcher.close();

		Awaitility.await().until(() -> stages.stream().noneMatch(ProcessHandle::isAlive));
	}

	@Test
	void doesNotEndTheStagesWithTheThreadThatAskedForThem() throws Exception {
		Thread asking = new Thread(() -> {
			try {
				this.launcher.launch(TWO_STAGES);
			}
			catch (StartFailedException | InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		asking.start();
		asking.join();

		assertThat(started()).hasSize(2).allMatch(ProcessHandle::isAlive);
	}

	// A stage is what it is to be once the programs that confine it have made way for it.
	private List<ProcessHandle> started() {
		Awaitility.await()
			.until(() -> ProcessHandle.current()
				.children()
				.filter((child) -> !this.before.contains(child))
				.allMatch((child) -> child.info().command().orElse("").endsWith("/sed")));
		return ProcessHandle.current().children().filter((child) -> !this.before.contains(child)).toList();
	}

	private static String read(ProcessHandle process, String file) throws IOException {
		return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
	}

}
