package io.tradu.batch.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The process that holds the lock on a file, as far as Linux shows it to this process:
 * one in another container or on another machine is not seen.
 *
 * @param pid its process id
 * @param command what it runs, as it was typed
 * @param since when it started; null if unknown
 * @param state what the kernel says of it
 */
record FileHolder(long pid, String command, @Nullable Instant since, State state) {

	private static final Path PROC = Path.of("/proc");

	// Columns of /proc/locks: "1: POSIX ADVISORY WRITE 3991 fe:00:524307 0 EOF". One that
	// waits for a lock has "->" in its second column.
	private static final int KIND = 1;

	private static final int PID = 4;

	private static final int FILE = 5;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
		.withZone(ZoneId.systemDefault());

	/** Returns the process that holds a lock on the file; empty if none is seen. */
	static Optional<FileHolder> of(Path file) {
		try (Stream<String> locks = Files.lines(PROC.resolve("locks"), StandardCharsets.ISO_8859_1)) {
			String inode = ":" + Files.getAttribute(file, "unix:ino");
			return locks.map((line) -> line.strip().split("\\s+"))
				.filter((lock) -> lock.length > FILE && !lock[KIND].equals("->") && lock[FILE].endsWith(inode))
				.map((lock) -> Long.parseLong(lock[PID]))
				.filter((pid) -> pid > 0)
				.findFirst()
				.flatMap(FileHolder::of);
		}
		catch (IOException | RuntimeException ex) {
			// No Linux, or no such file.
			return Optional.empty();
		}
	}

	private static Optional<FileHolder> of(long pid) {
		return ProcessHandle.of(pid)
			.map((process) -> new FileHolder(pid, command(pid), process.info().startInstant().orElse(null),
					state(pid)));
	}

	/** Returns what an operator who needs the file can do. */
	String advice() {
		return switch (this.state) {
			case STOPPED -> "let it continue with: kill -CONT " + this.pid + ", or end it with: kill -KILL " + this.pid
					+ " (the next run recovers what it was doing)";
			case UNINTERRUPTIBLE -> "see to the disk or the network file system it works on";
			case RUNNING, ENDED -> "wait until it has ended, or end it with: kill " + this.pid;
		};
	}

	/** Returns what is known of the process, as text. */
	@Override
	public String toString() {
		return "process " + this.pid + " (" + this.command
				+ ((this.since != null) ? ", since " + TIME.format(this.since) : "") + "), which "
				+ this.state.description;
	}

	private static State state(long pid) {
		try {
			String status = Files.readString(process(pid).resolve("stat"), StandardCharsets.ISO_8859_1);
			// The command name is in parentheses and can contain any character.
			return State.of(status.charAt(status.lastIndexOf(')') + 2));
		}
		catch (IOException | IndexOutOfBoundsException ex) {
			return State.RUNNING;
		}
	}

	private static String command(long pid) {
		try {
			String line = Files.readString(process(pid).resolve("cmdline"), StandardCharsets.ISO_8859_1);
			List<String> arguments = Arrays.asList(line.split("\0"));
			int jar = arguments.indexOf("-jar");
			int main = (jar >= 0) ? jar + 1 : mainClass(arguments);
			return (main > 0) ? ("tradu " + String.join(" ", arguments.subList(main + 1, arguments.size()))).strip()
					: arguments.get(0);
		}
		catch (IOException ex) {
			return "its command is not shown to this user";
		}
	}

	private static int mainClass(List<String> arguments) {
		for (int at = 1; at < arguments.size(); at++) {
			if (arguments.get(at).equals("-cp") || arguments.get(at).equals("-classpath")) {
				at++;
			}
			else if (!arguments.get(at).startsWith("-")) {
				return at;
			}
		}
		return -1;
	}

	private static Path process(long pid) {
		return PROC.resolve(Long.toString(pid));
	}

	/** What the kernel does with a process. */
	enum State {

		/** It runs, or waits for something that is expected to happen. */
		RUNNING("runs"),

		/** A signal or a debugger has stopped it. */
		STOPPED("is stopped"),

		/** It waits for a device or a network file system and cannot be interrupted. */
		UNINTERRUPTIBLE("waits for a disk or a network file system and cannot be interrupted"),

		/** It has ended, and its parent has not noticed. */
		ENDED("has ended");

		private final String description;

		State(String description) {
			this.description = description;
		}

		static State of(char letter) {
			return switch (letter) {
				case 'T', 't' -> STOPPED;
				case 'D' -> UNINTERRUPTIBLE;
				case 'Z', 'X', 'x' -> ENDED;
				default -> RUNNING;
			};
		}

	}

}
