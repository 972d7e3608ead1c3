package io.tradu.rollout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Which versions each environment needs, written beside the releases: its server may be
 * away when releases of another environment are looked through. A version stands here
 * before its server is told of it.
 */
final class ReleaseNeeds {

	// All that the environment needs, as its server said after it was last changed.
	private static final String NEEDED = ".needed";

	// What was begun to be brought there since, whatever has become of it.
	private static final String BEGUN = ".begun";

	private final Path folder;

	ReleaseNeeds(Path releases) {
		this.folder = releases.resolve("needs");
	}

	/** Tells whether all that an environment needs is known. */
	boolean isKnown(String environment) {
		return Files.exists(file(environment, NEEDED));
	}

	/** Returns the versions that any environment needs. */
	Set<String> all() {
		Set<String> versions = new TreeSet<>();
		if (Files.isDirectory(this.folder)) {
			try (Stream<Path> files = Files.list(this.folder)) {
				files.filter((file) -> file.toString().endsWith(NEEDED) || file.toString().endsWith(BEGUN))
					.forEach((file) -> versions.addAll(read(file)));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return versions;
	}

	/** Notes that a version is about to be brought to an environment. */
	void begin(String environment, String version) {
		alone(() -> {
			Set<String> begun = new TreeSet<>(read(file(environment, BEGUN)));
			begun.add(version);
			write(file(environment, BEGUN), begun);
			return true;
		});
	}

	/**
	 * Notes all that an environment needs.
	 * @param begun versions that are still being brought there
	 */
	void settle(String environment, Collection<String> needed, Collection<String> begun) {
		write(file(environment, NEEDED), new TreeSet<>(needed));
		Set<String> left = new TreeSet<>(read(file(environment, BEGUN)));
		left.retainAll(begun);
		write(file(environment, BEGUN), left);
	}

	/** Does something while no other command writes here, or removes a release. */
	<T> T alone(Supplier<T> act) {
		try {
			Files.createDirectories(this.folder);
			try (FileChannel lock = FileChannel.open(this.folder.resolve("lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE)) {
				lock.lock();
				return act.get();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Path file(String environment, String kind) {
		return this.folder.resolve(environment + kind);
	}

	private static List<String> read(Path file) {
		try {
			return Files.exists(file) ? Files.readAllLines(file) : List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void write(Path file, Set<String> versions) {
		try {
			Files.createDirectories(file.getParent());
			Path whole = Files.write(file.resolveSibling(file.getFileName() + ".new"), versions);
			Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
