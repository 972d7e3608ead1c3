package io.tradu.batch.management;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;

/**
 * The password of the management port. One that was made lies in a file that only the
 * process's own user can read, from when the port is open until the process ends.
 */
public class ManagementPassword implements ApplicationListener<WebServerInitializedEvent>, DisposableBean {

	private static final int SHORTEST = 16;

	private static final int BYTES_OF_CHANCE = 24;

	private final String password;

	private final @Nullable Path file;

	ManagementPassword(ManagementProperties properties) {
		if (properties.hasPassword()) {
			this.password = String.valueOf(properties.password());
			this.file = null;
			if (this.password.length() < SHORTEST) {
				throw new UnsafeManagement("tradu.management.password has fewer than " + SHORTEST + " characters");
			}
			return;
		}
		if (properties.passwordFile() == null) {
			throw new UnsafeManagement("no tradu.management.password is given, and no tradu.management.password-file "
					+ "to leave one in that is made");
		}
		this.password = chance();
		this.file = properties.passwordFile().toAbsolutePath().normalize();
	}

	private static String chance() {
		byte[] bytes = new byte[BYTES_OF_CHANCE];
		new SecureRandom().nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/** Returns where the password lies; nowhere if it was given. */
	public Optional<Path> file() {
		return Optional.ofNullable(this.file);
	}

	String value() {
		return this.password;
	}

	// Not before the port is open: a process that finds the port taken must leave the
	// file of the one that has it.
	@Override
	public void onApplicationEvent(WebServerInitializedEvent event) {
		if (this.file == null) {
			return;
		}
		try {
			Files.createDirectories(this.file.getParent());
			Path partial = this.file.resolveSibling("." + this.file.getFileName() + ".partial");
			Files.deleteIfExists(partial);
			Files.createFile(partial,
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			Files.writeString(partial, this.password + "\n");
			Files.move(partial, this.file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the password of the management port cannot be left in " + this.file, ex);
		}
	}

	@Override
	public void destroy() throws IOException {
		if (this.file == null) {
			return;
		}
		try {
			// Another process may have left its own here meanwhile.
			if (Files.readString(this.file).strip().equals(this.password)) {
				Files.deleteIfExists(this.file);
			}
		}
		catch (NoSuchFileException ex) {
			// Somebody has removed it already, or the port was never open.
		}
	}

}
