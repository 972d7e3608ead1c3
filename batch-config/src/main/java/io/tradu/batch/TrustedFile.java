package io.tradu.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A file that only this process's user and root can change, or put another one in the
 * place of. Anything else may be someone else's way of giving orders.
 */
public final class TrustedFile {

	private static final int ROOT = 0;

	private static final int WRITABLE_BY_OTHERS = 022;

	private static final int STICKY = 01000;

	private static final int MOST_LINKS = 40;

	private final int user;

	private int links;

	private TrustedFile(int user) {
		this.user = user;
	}

	/**
	 * Returns why a file is not to be trusted; empty if it is. Judges every folder on the
	 * way to it, and every link.
	 * @throws IOException if the file does not exist or its owner and mode cannot be read
	 */
	public static Optional<String> objection(Path file) throws IOException {
		return new TrustedFile(ProcessUser.id()).objectionTo(file.toAbsolutePath());
	}

	/**
	 * Returns who a file belongs to, if that is neither this process's user nor root. Of
	 * a link both the link and what it leads to are judged.
	 * @throws IOException if the file does not exist or its owner and mode cannot be read
	 */
	public static Optional<String> foreignOwner(Path file) throws IOException {
		for (LinkOption[] links : new LinkOption[][] { { LinkOption.NOFOLLOW_LINKS }, {} }) {
			int owner = (int) Files.getAttribute(file, "unix:uid", links);
			if (owner != ROOT && owner != ProcessUser.id()) {
				return Optional.of(Files.getOwner(file, links).getName());
			}
		}
		return Optional.empty();
	}

	private Optional<String> objectionTo(Path file) throws IOException {
		Path current = file.getRoot();
		Optional<String> objection = objectionToItself(current);
		for (int i = 0; i < file.getNameCount() && objection.isEmpty(); i++) {
			current = child(current, file.getName(i));
			objection = objectionToItself(current);
			if (objection.isEmpty() && Files.isSymbolicLink(current)) {
				Path target = current.getParent().resolve(Files.readSymbolicLink(current));
				boolean last = i + 1 == file.getNameCount();
				return objectionToTarget(last ? target : target.resolve(file.subpath(i + 1, file.getNameCount())));
			}
		}
		return objection;
	}

	// Not normalized: what ".." leads to is known only when the links before it are
	// resolved.
	private static Path child(Path folder, Path name) {
		if (name.toString().equals("..")) {
			return (folder.getParent() != null) ? folder.getParent() : folder;
		}
		return name.toString().equals(".") ? folder : folder.resolve(name);
	}

	private Optional<String> objectionToTarget(Path target) throws IOException {
		this.links++;
		return (this.links > MOST_LINKS) ? Optional.of(target + " leads through too many links") : objectionTo(target);
	}

	private Optional<String> objectionToItself(Path path) throws IOException {
		Map<String, Object> attributes = Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
		int owner = (int) attributes.get("uid");
		int mode = (int) attributes.get("mode");
		if (owner != ROOT && owner != this.user) {
			return Optional.of(path + " belongs to " + Files.getOwner(path, LinkOption.NOFOLLOW_LINKS)
					+ ", neither root nor " + "the user of this process; run the command as that user");
		}
		boolean writable = (mode & WRITABLE_BY_OTHERS) != 0 && !Files.isSymbolicLink(path);
		// In a sticky folder such as /tmp others cannot touch what is not theirs.
		boolean harmless = Files.isDirectory(path) && (mode & STICKY) != 0;
		return (writable && !harmless) ? Optional.of(path + " can be changed by others (chmod go-w)")
				: Optional.empty();
	}

}
