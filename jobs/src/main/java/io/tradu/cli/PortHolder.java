package io.tradu.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out which process listens on a port, as far as Linux lets this user see it.
 */
final class PortHolder {

	private static final Path PROC = Path.of("/proc");

	private static final List<String> TABLES = List.of("tcp", "tcp6");

	// Columns of the tables.
	private static final int LOCAL = 1;

	private static final int STATE = 3;

	private static final int INODE = 9;

	private static final String LISTENS = "0A";

	private PortHolder() {
	}

	/** Returns the process in words; nothing if it is not to be found out. */
	static Optional<String> of(int port) {
		try {
			Set<String> sockets = sockets(String.format(Locale.ROOT, ":%04X", port));
			return sockets.isEmpty() ? Optional.empty() : process(sockets).map(PortHolder::words);
		}
		catch (IOException | UncheckedIOException ex) {
			return Optional.empty();
		}
	}

	private static Set<String> sockets(String port) throws IOException {
		Set<String> sockets = Set.of();
		for (String table : TABLES) {
			try (Stream<String> lines = Files.lines(PROC.resolve("net").resolve(table))) {
				sockets = Stream
					.concat(sockets.stream(),
							lines.map((line) -> line.strip().split("\\s+"))
								.filter((row) -> row[LOCAL].endsWith(port) && row[STATE].equals(LISTENS))
								.map((row) -> "socket:[" + row[INODE] + "]"))
					.collect(Collectors.toSet());
			}
		}
		return sockets;
	}

	private static Optional<ProcessHandle> process(Set<String> sockets) {
		return ProcessHandle.allProcesses().filter((process) -> has(process, sockets)).findFirst();
	}

	private static boolean has(ProcessHandle process, Set<String> sockets) {
		try (Stream<Path> open = Files.list(PROC.resolve(Long.toString(process.pid())).resolve("fd"))) {
			return open.anyMatch((file) -> sockets.contains(target(file)));
		}
		catch (IOException | UncheckedIOException ex) {
			// It has ended meanwhile, or is another user's.
			return false;
		}
	}

	private static String target(Path file) {
		try {
			return Files.readSymbolicLink(file).toString();
		}
		catch (IOException ex) {
			return "";
		}
	}

	private static String words(ProcessHandle process) {
		return "process " + process.pid() + home(process).map((home) -> ", tradu in " + home)
			.orElseGet(() -> process.info().command().map((command) -> ", " + command).orElse(""));
	}

	// What serves has its database open, or its log, so that its home shows even where no
	// variable says it.
	private static Optional<String> home(ProcessHandle process) {
		try (Stream<Path> open = Files.list(PROC.resolve(Long.toString(process.pid())).resolve("fd"))) {
			return open.map(PortHolder::target)
				.filter((file) -> file.endsWith("/logs/tradu.log"))
				.map((log) -> log.substring(0, log.length() - "/logs/tradu.log".length()))
				.findFirst();
		}
		catch (IOException | UncheckedIOException ex) {
			return Optional.empty();
		}
	}

}
