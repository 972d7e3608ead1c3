package io.tradu.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The operating system's user that this process runs as. */
public final class ProcessUser {

	private static final Path PROCESS = Path.of("/proc/self");

	// What Java says of a user that the machine has no name for.
	private static final String NAMELESS = "?";

	private ProcessUser() {
	}

	/** Returns the number of the user. */
	public static int id() {
		try {
			return (int) Files.getAttribute(PROCESS, "unix:uid");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Returns the name of the user; its number if it has no name, as in a container. */
	public static String name() {
		String name = System.getProperty("user.name", NAMELESS);
		return name.equals(NAMELESS) ? Integer.toString(id()) : name;
	}

}
