package io.tradu.engine.apertium;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import io.tradu.engine.apertium.ApertiumProperties.Limits;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class StageLauncherTests {

	private static final Mode TWO_STAGES = Mode.parse("x-y", "sed p | sed p");

	@TempDir
	private Path folder;

	private final List<ProcessHandle> before = ProcessHandle.current().descendants().toList();

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

	@Test
	void showsAStageNoOtherProcessAndNoNetwork() throws Exception {
		assumeOwnProcesses();
		Path seen = this.folder.resolve("seen");

		Stages stages = this.launcher.launch(script("(ls -d /proc/[0-9]*; grep -o '^ *[a-z0-9]*:' /proc/net/dev) > "
				+ seen + ".partial; mv " + seen + ".partial " + seen + "; exec sed p"));

		Awaitility.await().until(() -> Files.exists(seen));
		assertThat(Files.readAllLines(seen)).hasSizeLessThan(7)
			.contains("/proc/1")
			.filteredOn((line) -> line.endsWith(":"))
			.containsExactly("    lo:");
		stages.destroy();
	}

	@Test
	void endsWhatAStageHasStartedApartFromItself() throws Exception {
		assumeOwnProcesses();
		Path pipe = this.folder.resolve("pipe");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
		Stages stages = this.launcher.launch(script("(setsid sed p <>" + pipe + " >/dev/null &) & exec sed p"));
		Awaitility.await().until(() -> seds().size() == 2);
		List<ProcessHandle> all = seds();

		stages.destroy();

		Awaitility.await().until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
	}

	private Mode script(String text) throws IOException {
		Path script = Files.writeString(this.folder.resolve("stage"), "#!/bin/sh\n" + text);
		Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
		return Mode.parse("x-y", script.toString());
	}

	private static void assumeOwnProcesses() throws IOException, InterruptedException {
		int code = new ProcessBuilder("unshare", "--user", "--map-current-user", "--pid", "--mount-proc", "--net",
				"--fork", "true")
			.start()
			.waitFor();
		assumeThat(code).as("a machine that lets unshare give a process its own processes").isZero();
	}

	// A stage is what it is to be once the programs that confine it have made way for it.
	private List<ProcessHandle> started() {
		Awaitility.await().until(() -> seds().size() == 2);
		return seds();
	}

	private List<ProcessHandle> seds() {
		return ProcessHandle.current()
			.descendants()
			.filter((process) -> !this.before.contains(process))
			.filter((process) -> process.info().command().orElse("").endsWith("/sed"))
			.toList();
	}

	private static String read(ProcessHandle process, String file) throws IOException {
		return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
	}

}
