package io.tradu.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.boot.system.ApplicationHome;

/** Where this software is installed. The current folder says nothing about that. */
public final class Installation {

	/** Setting that holds the folder of the installation. */
	public static final String ROOT = "tradu.root";

	/** The command, below the folder of the installation. */
	static final Path SCRIPT = Path.of("scripts", "tradu");

	private Installation() {
	}

	/**
	 * Returns the folder with {@code scripts} and {@code environments}: the one that the
	 * script passes on, else the one that the running jar is in.
	 */
	public static Path root() {
		String given = System.getProperty(ROOT);
		return (given != null) ? Path.of(given).toAbsolutePath().normalize() : ofRunningJar();
	}

	private static Path ofRunningJar() {
		File source = new ApplicationHome(Installation.class).getSource();
		Path jar = ((source != null) ? source : new File("")).toPath().toAbsolutePath();
		return Stream.iterate(jar.getParent(), Objects::nonNull, Path::getParent)
			.filter((folder) -> Files.exists(folder.resolve(SCRIPT)))
			.findFirst()
			.orElse(jar.getParent());
	}

}
