package io.tradu.receive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.document.LineFolders;

import org.springframework.stereotype.Component;

/** The inbox: lists its files and tells which of them are still being written. */
@Component
public class Inbox {

	private final Path root;

	private final ReceiveProperties properties;

	private final Clock clock;

	Inbox(LineFolders folders, ReceiveProperties properties, Clock clock) {
		this.root = folders.inbox();
		this.properties = properties;
		this.clock = clock;
	}

	/** Tells whether there is a file that a run could receive now. */
	public boolean hasCompleteFile() {
		return files().stream().anyMatch((file) -> unfinished(file).isEmpty());
	}

	/** Returns the files that are still being written, each with how that shows. */
	public List<String> unfinishedFiles() {
		List<String> unfinished = new ArrayList<>();
		for (InboxFile file : files()) {
			unfinished(file).ifPresent((reason) -> unfinished.add(file.label() + ": " + reason));
		}
		return unfinished;
	}

	/** Returns all files by feed and name. */
	List<InboxFile> files() {
		if (!Files.isDirectory(this.root)) {
			return List.of();
		}
		// The inbox itself may be a link; what lies in it may not.
		try (Stream<Path> paths = Files.walk(this.root.toRealPath())) {
			Path real = this.root.toRealPath();
			return paths.filter((path) -> !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
				.map((path) -> file(real.relativize(path)))
				.sorted(Comparator.comparing(InboxFile::feed).thenComparing(InboxFile::name))
				.toList();
		}
		catch (IOException | UncheckedIOException ex) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE, "the inbox cannot be read: " + ex.getMessage(),
					ex);
		}
	}

	/**
	 * Tells how a file shows that it is still being written, if it does. Waits for the
	 * quiet period at most.
	 */
	Optional<String> unfinished(InboxFile file) {
		String name = file.name().toLowerCase(Locale.ROOT);
		if (name.startsWith(".")) {
			return Optional.of("its name begins with a dot, as that of a file still being written");
		}
		if (file.feed().startsWith(".") || file.feed().contains("/.")) {
			return Optional.of("it lies in a folder whose name begins with a dot, as that of a transfer in progress");
		}
		Optional<String> suffix = this.properties.unfinishedSuffixes().stream().filter(name::endsWith).findFirst();
		if (suffix.isPresent()) {
			return Optional.of("its name ends with " + suffix.get() + ", as that of a file still being written");
		}
		if (!Files.isRegularFile(file.path(), LinkOption.NOFOLLOW_LINKS)) {
			return Optional.empty();
		}
		try {
			FileState before = FileState.of(file.path());
			before.awaitQuiet(this.properties.quietPeriod(), this.clock);
			return before.equals(FileState.of(file.path())) ? Optional.empty() : Optional.of("it is still growing");
		}
		catch (IOException ex) {
			return Optional.of("it went away while it was looked at");
		}
	}

	private InboxFile file(Path relative) {
		String feed = (relative.getNameCount() > 1) ? relative.subpath(0, relative.getNameCount() - 1).toString() : "";
		return new InboxFile(feed, relative.getFileName().toString(), this.root.resolve(relative));
	}

}
