package io.tradu.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.document.Feeds;
import io.tradu.document.LineFolders;
import io.tradu.files.Folders;

import org.springframework.stereotype.Component;

/** The inbox: lists its files and finds out which of them are still being written. */
@Component
public class Inbox {

	private final Path home;

	private final Path root;

	private final Feeds feeds;

	private final ReceiveProperties properties;

	private final Clock clock;

	Inbox(LineFolders folders, Feeds feeds, ReceiveProperties properties, Clock clock) {
		this.home = folders.home();
		this.root = folders.inbox();
		this.feeds = feeds;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Lists the inbox. Waits for the quiet period, once, if a file changed a moment ago.
	 * @throws StoppingFailure if the inbox does not exist or cannot be read
	 */
	public InboxListing list() {
		try {
			// The inbox itself may be a link; what is in it may not.
			InboxWalk walk = new InboxWalk(this.root.toRealPath(), this.feeds);
			Files.walkFileTree(walk.root(), walk);
			return new InboxListing(settled(walk.files().stream().map(this::named).toList()), walk.folders(),
					walk.isBare());
		}
		catch (NoSuchFileException ex) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE,
					"the inbox " + this.root + " does not exist; is its file system mounted?", ex);
		}
		catch (IOException ex) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE,
					"the inbox " + this.root + " cannot be read: " + FailureReport.of(ex).sentence(), ex);
		}
	}

	/** Returns where the inbox is. */
	public Path path() {
		return this.root;
	}

	/** Returns how long the files of senders are kept after they were received. */
	public Duration keepSent() {
		return this.properties.keepSent();
	}

	/** Creates the inbox of a new home. */
	public void create() {
		try {
			if (this.root.startsWith(this.home)) {
				Folders.create(this.root);
			}
		}
		catch (IOException ex) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE,
					"the inbox " + this.root + " cannot be created: " + FailureReport.of(ex).sentence(), ex);
		}
	}

	private InboxFile named(InboxFile file) {
		return this.properties.unfinished(file.name()).map(file::incomplete).orElse(file);
	}

	private List<InboxFile> settled(List<InboxFile> files) {
		Instant now = this.clock.instant();
		boolean isWaiting = !this.properties.quietPeriod().isZero()
				&& files.stream().anyMatch((file) -> isOpen(file) && !isQuiet(file, now));
		if (isWaiting) {
			await();
		}
		Map<Object, String> writers = OpenFiles
			.writers(files.stream().filter(Inbox::isOpen).map((file) -> state(file).key()).collect(Collectors.toSet()));
		List<InboxFile> settled = new ArrayList<>(files.size());
		for (InboxFile file : files) {
			settled.add(isOpen(file) ? settled(file, writers, isWaiting && !isQuiet(file, now)) : file);
		}
		return settled;
	}

	private static InboxFile settled(InboxFile file, Map<Object, String> writers, boolean isLookedAtAgain) {
		String writer = writers.get(state(file).key());
		if (writer != null) {
			return file.incomplete("it is still open for writing in " + writer);
		}
		return (!isLookedAtAgain || state(file).equals(InboxWalk.state(file.path()))) ? file
				: file.incomplete("it is still growing");
	}

	private boolean isQuiet(InboxFile file, Instant now) {
		return state(file).isQuiet(now, this.properties.quietPeriod());
	}

	private static boolean isOpen(InboxFile file) {
		return file.state() != null && file.incomplete() == null;
	}

	private static FileState state(InboxFile file) {
		return Objects.requireNonNull(file.state());
	}

	private void await() {
		long end = System.nanoTime() + this.properties.quietPeriod().toNanos();
		while (end - System.nanoTime() > 0 && !Thread.currentThread().isInterrupted()) {
			LockSupport.parkNanos(end - System.nanoTime());
		}
	}

}
