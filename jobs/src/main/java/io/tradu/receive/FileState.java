package io.tradu.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What changes when a file is written to, or replaced by another.
 *
 * @param key which file it is, whatever its name
 * @param size its length in bytes
 * @param modified when it was last written to, as its sender may have set it
 * @param changed when anything about it last changed, which no sender can set
 */
public record FileState(Object key, long size, Instant modified, Instant changed) {

	static FileState of(Path file) throws IOException {
		Map<String, Object> found = Files.readAttributes(file, "unix:fileKey,size,lastModifiedTime,ctime",
				LinkOption.NOFOLLOW_LINKS);
		return new FileState(found.get("fileKey"), (long) found.get("size"), instant(found, "lastModifiedTime"),
				instant(found, "ctime"));
	}

	/**
	 * Returns whether the last change is at least the quiet period ago, and not in the
	 * future.
	 */
	boolean isQuiet(Instant now, Duration quietPeriod) {
		Instant limit = now.minus(quietPeriod);
		return !this.modified.isAfter(limit) && !this.changed.isAfter(limit);
	}

	private static Instant instant(Map<String, Object> attributes, String name) {
		return ((FileTime) attributes.get(name)).toInstant();
	}

}
