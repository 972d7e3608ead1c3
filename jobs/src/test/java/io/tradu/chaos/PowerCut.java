package io.tradu.chaos;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.util.FileSystemUtils;

/**
 * Takes away what a killed process had not made durable. The process records that itself,
 * through a library that is preloaded into it. Of each file either the unsynced writes
 * are lost or the file is as the process left it, by chance, and so are the names of each
 * folder: a disk keeps any part of what was not synced. A rename is one step.
 */
final class PowerCut {

	private final Path home;

	private final Path record;

	private final Random random;

	private final Map<Long, Path> live = new HashMap<>();

	private final Set<Long> folders = new HashSet<>();

	private final Map<Path, Long> kept = new LinkedHashMap<>();

	PowerCut(Path home, Path record, Random random) {
		this.home = home;
		this.record = record;
		this.random = random;
	}

	/** Returns the environment of a process that is to be recorded. */
	Map<String, String> environment(Path library) throws IOException {
		FileSystemUtils.deleteRecursively(this.record);
		Files.createDirectories(this.record);
		return Map.of("LD_PRELOAD", library.toString(), "DURABLE_ROOT", this.home.toString(), "DURABLE_LOG",
				this.record.toString());
	}

	/** Returns whether there is a C compiler, for the library that records. */
	static boolean isPossible() {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "gcc")));
	}

	/** Compiles the library that records. */
	static Path compile() throws IOException {
		Path folder = Files.createTempDirectory("tradu-chaos-library-");
		Path source = folder.resolve("durable.c");
		Path library = folder.resolve("durable.so");
		try (var in = PowerCut.class.getResourceAsStream("/chaos/durable.c")) {
			Files.copy(in, source);
		}
		Process compiler = new ProcessBuilder("gcc", "-O1", "-shared", "-fPIC", "-o", library.toString(),
				source.toString(), "-ldl", "-lpthread")
			.inheritIO()
			.start();
		if (compiler.onExit().join().exitValue() != 0) {
			throw new IOException("gcc cannot compile " + source);
		}
		return library;
	}

	/** Takes away what is not durable. Returns the files that were changed. */
	List<String> apply() throws IOException {
		if (!Files.exists(this.record.resolve("seen"))) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(this.home)) {
			for (Path file : files.toList()) {
				this.live.put(inode(file), file);
				if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
					this.folders.add(inode(file));
				}
			}
		}
		keep(this.home, inode(this.home));
		keepRenamed();
		return write();
	}

	private void keep(Path place, long inode) throws IOException {
		this.kept.put(place, inode);
		for (Map.Entry<String, Long> entry : names(inode).entrySet()) {
			keep(place.resolve(entry.getKey()), entry.getValue());
		}
	}

	private boolean isFolder(long inode) {
		Path now = this.live.get(inode);
		return this.folders.contains(inode) || (now == null && Files.exists(this.record.resolve("d-" + inode)));
	}

	private Map<String, Long> names(long folder) throws IOException {
		Map<String, Long> names = new LinkedHashMap<>();
		Path durable = this.record.resolve("d-" + folder);
		Path now = this.live.get(folder);
		if (isFolder(folder) && (now == null || this.random.nextBoolean())) {
			for (String line : Files.exists(durable) ? Files.readAllLines(durable) : List.<String>of()) {
				int space = line.indexOf(' ');
				names.put(line.substring(space + 1), Long.valueOf(line.substring(0, space)));
			}
		}
		else if (isFolder(folder)) {
			try (Stream<Path> files = Files.list(now)) {
				for (Path file : files.toList()) {
					names.put(file.getFileName().toString(), inode(file));
				}
			}
		}
		return names;
	}

	// What was renamed from one folder into another has one of its two names.
	private void keepRenamed() throws IOException {
		Set<String> seen = new HashSet<>(Files.readAllLines(this.record.resolve("seen")));
		Set<Long> placed = new HashSet<>(this.kept.values());
		for (Map.Entry<Long, Path> file : this.live.entrySet()) {
			long inode = file.getKey();
			Path now = file.getValue();
			if (Objects.equals(this.kept.get(now), inode)) {
				this.kept.entrySet().removeIf((entry) -> entry.getValue() == inode && !entry.getKey().equals(now));
			}
			else if (!placed.contains(inode) && seen.contains(Long.toString(inode))) {
				this.kept.put(now, inode);
			}
		}
	}

	// In place, so that a file that loses nothing keeps its inode and its times.
	private List<String> write() throws IOException {
		List<String> changed = new ArrayList<>();
		Path staging = this.record.resolve("staging");
		Files.createDirectory(staging);
		for (Map.Entry<Long, Path> file : this.live.entrySet()) {
			if (!Files.isDirectory(file.getValue(), LinkOption.NOFOLLOW_LINKS)
					&& !file.getKey().equals(this.kept.get(file.getValue())) && !isOutput(file.getValue())) {
				Files.move(file.getValue(), staging.resolve(file.getKey().toString()));
				changed.add("name of " + this.home.relativize(file.getValue()));
			}
		}
		for (Path folder : this.live.values().stream().sorted(Comparator.reverseOrder()).toList()) {
			if (this.kept.keySet().stream().noneMatch((place) -> place.startsWith(folder))
					&& Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
				Files.delete(folder);
			}
		}
		for (Map.Entry<Path, Long> file : this.kept.entrySet()) {
			write(file.getKey(), file.getValue(), staging, changed);
		}
		return changed;
	}

	private void write(Path place, long inode, Path staging, List<String> changed) throws IOException {
		if (isFolder(inode)) {
			Files.createDirectories(place);
			return;
		}
		Files.createDirectories(place.getParent());
		Path staged = staging.resolve(Long.toString(inode));
		if (Files.exists(staged)) {
			Files.move(staged, place);
		}
		Path durable = this.record.resolve("c-" + inode);
		boolean lost = !Files.exists(place, LinkOption.NOFOLLOW_LINKS) || this.random.nextBoolean();
		if (lost && !isOutput(place) && !isSame(place, durable)) {
			changed.add("content of " + this.home.relativize(place));
			rewrite(place, durable);
		}
	}

	private static boolean isSame(Path place, Path durable) throws IOException {
		return Files.exists(place) && Files.exists(durable) && Files.mismatch(place, durable) < 0;
	}

	private static void rewrite(Path place, Path durable) throws IOException {
		Path file = Files.exists(place) ? place : Files.createFile(place);
		Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		if (Files.exists(durable)) {
			Files.write(file, Files.readAllBytes(durable));
			Files.setLastModifiedTime(file, Files.getLastModifiedTime(durable));
		}
		else {
			Files.write(file, new byte[0]);
		}
		Files.setPosixFilePermissions(file, mode);
	}

	// What the processes of the test print.
	private boolean isOutput(Path file) {
		return file.getParent().equals(this.home) && file.getFileName().toString().startsWith("out-");
	}

	private static long inode(Path file) throws IOException {
		return (Long) Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS);
	}

}
