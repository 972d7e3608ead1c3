package io.tradu.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/**
 * What changes when a file is written to.
 *
 * @param size its length in bytes
 * @param modified when it was last written to
 */
record FileState(long size, Instant modified) {

	static FileState of(Path file) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class,
				LinkOption.NOFOLLOW_LINKS);
		return new FileState(attributes.size(), attributes.lastModifiedTime().toInstant());
	}

	/**
	 * Waits until the last write lies as far back as the quiet period, which is also the
	 * longest wait.
	 */
	void awaitQuiet(Duration quietPeriod, Clock clock) {
		Duration age = Duration.between(this.modified, clock.instant());
		Duration rest = age.isNegative() ? quietPeriod : quietPeriod.minus(age);
		long end = System.nanoTime() + rest.toNanos();
		while (end - System.nanoTime() > 0 && !Thread.currentThread().isInterrupted()) {
			LockSupport.parkNanos(end - System.nanoTime());
		}
	}

}
