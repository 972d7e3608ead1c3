package io.tradu.cli;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The terminal, taken for pictures that change: keys come one by one, what stood on it
 * comes back at the end, however the process ends short of being killed. Its modes are
 * set by {@code stty}, which every system has: a library would call the same, or load
 * machine code of its own.
 */
final class Tty implements AutoCloseable {

	private static final File DEVICE = new File("/dev/tty");

	// Another screen, no cursor, lines that are cut and do not wrap.
	private static final String TAKE = "\u001B[?1049h\u001B[?25l\u001B[?7l";

	private static final String GIVE_BACK = "\u001B[?7h\u001B[?25h\u001B[?1049l";

	private static final int PATIENCE_SECONDS = 2;

	private final TerminalWriter out;

	private final String modes;

	private final FileInputStream keys;

	private final Thread atEnd = new Thread(this::restoreInTime, "terminal");

	private boolean taken = true;

	private Tty(TerminalWriter out, String modes) throws IOException {
		this.out = out;
		this.modes = modes;
		this.keys = new FileInputStream(DEVICE);
		Runtime.getRuntime().addShutdownHook(this.atEnd);
		// Without signals from keys: Ctrl-C ends the view in good order, and Ctrl-Z would
		// leave the screen as it is.
		stty("-icanon", "-echo", "-isig", "min", "1", "time", "0");
		out.control(TAKE);
		out.flush();
	}

	/** Takes the terminal; there is none if its modes cannot be told. */
	static Optional<Tty> take(TerminalWriter out) throws IOException {
		Optional<String> modes = stty("-g");
		return modes.isPresent() ? Optional.of(new Tty(out, modes.get())) : Optional.empty();
	}

	/** Returns how many columns and rows there are at this moment. */
	Size size() {
		String[] words = stty("size").orElse("").split(" ");
		boolean known = words.length == 2 && !words[0].equals("0") && !words[1].equals("0");
		return known ? new Size(Integer.parseInt(words[1]), Integer.parseInt(words[0])) : new Size(80, 24);
	}

	/** Shows lines in place of those before. */
	synchronized void show(List<PageLine> lines, Glyphs glyphs) {
		if (this.taken) {
			// In one piece, over what is there: nothing flickers.
			StringBuilder picture = new StringBuilder("\u001B[H");
			picture
				.append(lines.stream().map((line) -> line.render(glyphs)).collect(Collectors.joining("\u001B[K\r\n")))
				.append("\u001B[K\u001B[J");
			this.out.control(picture.toString());
			this.out.flush();
		}
	}

	/** Waits for a key; -1 if the terminal is gone. */
	int key() {
		try {
			return this.keys.read();
		}
		catch (IOException ex) {
			return -1;
		}
	}

	// A terminal that takes no output, stopped with Ctrl-S, must not keep the process.
	private void restoreInTime() {
		Thread restoring = new Thread(this::restore, "terminal-restore");
		restoring.setDaemon(true);
		restoring.start();
		try {
			restoring.join(TimeUnit.SECONDS.toMillis(2 * PATIENCE_SECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized void restore() {
		if (this.taken) {
			this.taken = false;
			this.out.control(GIVE_BACK);
			this.out.flush();
			stty(this.modes);
		}
	}

	@Override
	public void close() {
		restore();
		try {
			Runtime.getRuntime().removeShutdownHook(this.atEnd);
		}
		catch (IllegalStateException ex) {
			// The process ends already, and the hook has nothing left to do.
		}
	}

	private static Optional<String> stty(String... arguments) {
		List<String> command = new ArrayList<>(List.of("stty"));
		command.addAll(List.of(arguments));
		try {
			Process process = new ProcessBuilder(command).redirectInput(DEVICE).redirectError(Redirect.DISCARD).start();
			try {
				// What it says fits into the pipe: it can end before it is read, and is
				// not waited for longer when it cannot.
				if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
					return Optional.empty();
				}
				return Optional.of(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
			}
			finally {
				process.destroyForcibly();
			}
		}
		catch (IOException ex) {
			return Optional.empty();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Optional.empty();
		}
	}

	/**
	 * Size of a terminal.
	 *
	 * @param columns its width
	 * @param rows its height
	 */
	record Size(int columns, int rows) {
	}

}
