package io.tradu.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The user of the machine that this process runs as. */
public final class OperatingSystemUser {

	// What Java says where the user database has no name for the number, as in many
	// containers.
	private static final String NAMELESS = "?";

	private OperatingSystemUser() {
	}

	/** Returns the user's name, or {@code uid} and the number where there is no name. */
	public static String current() {
		String name = System.getProperty("user.name", NAMELESS);
		return hasName() ? name : "uid " + number();
	}

	/** Returns whether the machine has a name for the user. */
	public static boolean hasName() {
		String name = System.getProperty("user.name", NAMELESS);
		return !name.isBlank() && !name.equals(NAMELESS);
	}

	private static String number() {
		try {
			return String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
		}
		catch (IOException | UnsupportedOperationException ex) {
			return NAMELESS;
		}
	}

}
