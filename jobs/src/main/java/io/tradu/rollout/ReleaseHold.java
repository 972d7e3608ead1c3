package io.tradu.rollout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import io.tradu.nightly.Refused;
import io.tradu.rollout.Releases.Release;
import org.jspecify.annotations.Nullable;

/**
 * Keeps other commands from removing a release as long as this one works with it. Ends
 * with the process at the latest.
 */
public final class ReleaseHold implements AutoCloseable {

	private final @Nullable FileChannel channel;

	private ReleaseHold(@Nullable FileChannel channel) {
		this.channel = channel;
	}

	static ReleaseHold on(Release release) {
		try {
			FileChannel channel = FileChannel.open(release.jar(), StandardOpenOption.READ);
			try {
				channel.lock(0, Long.MAX_VALUE, true);
			}
			catch (OverlappingFileLockException ex) {
				// To close it would end the hold that this very process has already.
				return new ReleaseHold(null);
			}
			if (!Files.exists(release.jar())) {
				channel.close();
				throw gone(release);
			}
			return new ReleaseHold(channel);
		}
		catch (NoSuchFileException ex) {
			throw gone(release);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Refused gone(Release release) {
		return new Refused(
				"version " + release.version() + " was just removed by another command, for nothing needed it");
	}

	/**
	 * Does something with a jar that nobody holds.
	 * @return whether nobody did
	 */
	static boolean unlessHeld(Path jar, Act act) throws IOException {
		try (FileChannel channel = FileChannel.open(jar, StandardOpenOption.WRITE)) {
			FileLock lock = channel.tryLock();
			if (lock == null) {
				return false;
			}
			act.run();
			return true;
		}
		catch (OverlappingFileLockException ex) {
			return false;
		}
	}

	@Override
	public void close() {
		if (this.channel != null) {
			try {
				this.channel.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	/** Something that is done with a file. */
	@FunctionalInterface
	interface Act {

		void run() throws IOException;

	}

}
