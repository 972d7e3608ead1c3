package io.tradu.files;

import java.nio.file.Path;

/**
 * A path below a root.
 *
 * @param root a folder that is trusted, and may be reached through links
 * @param path what is below it; others may change the folders on the way there, and a
 * link among them is not followed
 */
public record RootedPath(Path root, Path path) {

	Path folder() {
		return this.path.toAbsolutePath().getParent();
	}

	Path name() {
		return this.path.getFileName();
	}

}
