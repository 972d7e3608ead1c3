package io.tradu.batch.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The user of the operating system who runs a process, as the kernel knows it.
 *
 * @param uid the number of the user
 * @param login the number of the user who logged in, whatever the user is now; null if
 * unknown: the process does not belong to a login
 * @param names names by number, as far as they are known
 */
record SystemUser(long uid, @Nullable Long login, Map<Long, String> names) {

	private static final Path SELF = Path.of("/proc/self");

	// Unsigned -1.
	private static final long UNSET = 4_294_967_295L;

	/** Returns the user of this process. */
	static SystemUser current() {
		try {
			long uid = ((Number) Files.getAttribute(SELF, "unix:uid")).longValue();
			return new SystemUser(uid, readLogin(), readNames());
		}
		catch (IOException | UnsupportedOperationException | IllegalArgumentException ex) {
			return new SystemUser(-1, null, Map.of(-1L, System.getProperty("user.name", "unknown")));
		}
	}

	private static @Nullable Long readLogin() {
		try {
			long login = Long.parseLong(Files.readString(SELF.resolve("loginuid")).strip());
			return (login != UNSET) ? login : null;
		}
		catch (IOException | NumberFormatException ex) {
			// A kernel without it.
			return null;
		}
	}

	private static Map<Long, String> readNames() throws IOException {
		try (Stream<String> users = Files.lines(Path.of("/etc/passwd"), StandardCharsets.ISO_8859_1)) {
			return users.map((line) -> line.split(":"))
				.filter((user) -> user.length > 2 && user[2].matches("[0-9]{1,10}"))
				.collect(
						Collectors.toMap((user) -> Long.valueOf(user[2]), (user) -> user[0], (first, second) -> first));
		}
	}

	/** Returns the user's name, or number where there is no name. */
	String name() {
		return this.names.getOrDefault(this.uid, Long.toString(this.uid));
	}

	boolean isRoot() {
		return this.uid == 0;
	}

	/** Returns numbers and names, for example {@code uid=0(root) loginuid=1000(ann)}. */
	@Override
	public String toString() {
		return named("uid", this.uid) + ((this.login != null) ? " " + named("loginuid", this.login) : "");
	}

	private String named(String what, long number) {
		String name = this.names.get(number);
		return what + "=" + number + ((name != null) ? "(" + name + ")" : "");
	}

}
