package io.tradu.environment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a path leads, behind all symbolic links, also where nothing stands yet. */
final class RealPath {

	private static final int MOST_LINKS = 40;

	private RealPath() {
	}

	static Path of(Path path) {
		return of(path.toAbsolutePath().normalize(), 0);
	}

	private static Path of(Path path, int links) {
		try {
			return path.toRealPath();
		}
		catch (IOException ex) {
			Path parent = path.getParent();
			if (parent == null || links > MOST_LINKS) {
				return path;
			}
			Path above = of(parent, links);
			Path own = above.resolve(path.getFileName());
			return Files.isSymbolicLink(own) ? of(target(own).normalize(), links + 1) : own;
		}
	}

	private static Path target(Path link) {
		try {
			return link.resolveSibling(Files.readSymbolicLink(link));
		}
		catch (IOException ex) {
			return link;
		}
	}

}
