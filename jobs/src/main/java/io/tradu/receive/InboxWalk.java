package io.tradu.receive;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.tradu.batch.failure.FailureReport;
import io.tradu.document.Feed;
import io.tradu.document.Feeds;
import io.tradu.document.FileNames;
import io.tradu.document.SetAside;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the inbox. A folder that cannot be read, or belongs to no feed, is left
 * as it is and stops no other.
 */
final class InboxWalk extends SimpleFileVisitor<Path> {

	static final String LINK = "link";

	static final String UNREADABLE_FOLDER = "unreadable-folder";

	// The folder that file systems of Linux have in their root.
	private static final String LOST_AND_FOUND = "lost+found";

	private final Path root;

	private final Feeds feeds;

	private final List<InboxFile> files = new ArrayList<>();

	private final List<SetAside> folders = new ArrayList<>();

	private boolean isBare = true;

	InboxWalk(Path root, Feeds feeds) {
		this.root = root;
		this.feeds = feeds;
	}

	Path root() {
		return this.root;
	}

	boolean isBare() {
		return this.isBare;
	}

	List<InboxFile> files() {
		return this.files.stream()
			.sorted(Comparator.comparing(InboxFile::feed).thenComparing(InboxFile::name))
			.toList();
	}

	List<SetAside> folders() {
		return this.folders.stream().sorted(Comparator.comparing(SetAside::label)).toList();
	}

	@Override
	public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
		if (folder.equals(this.root)) {
			return FileVisitResult.CONTINUE;
		}
		this.isBare = false;
		String name = folder.getFileName().toString();
		if (name.startsWith(".")) {
			return leave(folder, "not-complete", "its name begins with a dot, as that of a transfer in progress");
		}
		if (!isTopLevel(folder) || this.feeds.find(name).isPresent()) {
			return FileVisitResult.CONTINUE;
		}
		if (name.equals(LOST_AND_FOUND) || isEmpty(folder)) {
			return FileVisitResult.SKIP_SUBTREE;
		}
		return leave(folder, "unknown-feed", "there is no feed '" + name + "'; known are "
				+ this.feeds.all().stream().map(Feed::name).toList() + ". Its files stay where they are");
	}

	@Override
	public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
		this.isBare = false;
		if (isTopLevel(file) && attributes.isSymbolicLink()) {
			return leave(file, LINK, "it is a symbolic link, and links are not followed; use a folder, "
					+ "or mount the other one there");
		}
		Path relative = this.root.relativize(file);
		String feed = isTopLevel(file) ? "" : relative.getParent().toString();
		this.files.add(new InboxFile(feed, FileNames.written(file.getFileName()), file,
				attributes.isRegularFile() ? state(file) : null, null));
		return FileVisitResult.CONTINUE;
	}

	@Override
	public FileVisitResult visitFileFailed(Path path, IOException failure) throws IOException {
		if (path.equals(this.root)) {
			throw failure;
		}
		if (failure instanceof NoSuchFileException) {
			return FileVisitResult.CONTINUE;
		}
		if (isTopLevel(path) && path.getFileName().toString().equals(LOST_AND_FOUND)) {
			return FileVisitResult.CONTINUE;
		}
		return leave(path, UNREADABLE_FOLDER, "it cannot be read: " + FailureReport.of(failure).sentence());
	}

	@Override
	public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
		if (failure == null) {
			return FileVisitResult.CONTINUE;
		}
		return visitFileFailed(folder, failure);
	}

	private FileVisitResult leave(Path folder, String rule, String detail) {
		this.folders.add(SetAside.deferred(this.root.relativize(folder).toString(), "", rule, detail));
		return FileVisitResult.SKIP_SUBTREE;
	}

	private static boolean isEmpty(Path folder) {
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.findAny().isEmpty();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private boolean isTopLevel(Path path) {
		return this.root.equals(path.getParent());
	}

	/** Returns the state of a regular file; null if it has gone. */
	static @Nullable FileState state(Path file) {
		try {
			return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? FileState.of(file) : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

}
