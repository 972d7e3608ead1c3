package io.tradu.server.security;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that holds every application a server may run. */
public class ReleaseFolder {

	private final Path folder;

	/**
	 * Creates the folder.
	 * @param folder where it is
	 */
	public ReleaseFolder(Path folder) {
		this.folder = folder.toAbsolutePath().normalize();
	}

	/**
	 * Makes sure that an address names a released application: a jar that is in the
	 * folder itself, and not behind a link.
	 * @throws NotReleasedException if it does not
	 */
	public void require(String address) {
		if (!isReleased(address)) {
			throw new NotReleasedException(
					"an application has to be a jar in " + this.folder + ", and is given by its file: address");
		}
	}

	private boolean isReleased(String address) {
		try {
			URI uri = URI.create(address);
			if (!"file".equals(uri.getScheme()) || uri.isOpaque() || uri.getAuthority() != null
					|| uri.getQuery() != null || uri.getFragment() != null || !uri.getPath().equals(uri.getRawPath())
					|| !uri.getPath().endsWith(".jar")) {
				return false;
			}
			Path jar = Path.of(uri.getPath());
			return jar.normalize().toString().equals(uri.getPath()) && jar.startsWith(this.folder)
					&& Files.isRegularFile(jar)
					&& jar.toRealPath().equals(this.folder.toRealPath().resolve(this.folder.relativize(jar)));
		}
		catch (IllegalArgumentException | IOException ex) {
			return false;
		}
	}

}
