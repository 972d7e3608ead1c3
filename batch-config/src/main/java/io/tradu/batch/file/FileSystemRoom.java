package io.tradu.batch.file;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a file system has left.
 *
 * @param freeBytes bytes that this process may still write
 * @param totalBytes its size
 * @param inodes what it has left for files and folders; empty if it has no limit, or does
 * not say
 */
public record FileSystemRoom(long freeBytes, long totalBytes, Optional<Inodes> inodes) {

	private static final long PATIENCE_SECONDS = 2;

	/**
	 * Returns what the file system of a folder has left. Works in a chroot, too, where
	 * the table of mounts does not list the root.
	 * @param folder a folder that exists
	 */
	public static FileSystemRoom of(Path folder) {
		File file = folder.toFile();
		return new FileSystemRoom(file.getUsableSpace(), file.getTotalSpace(), Inodes.of(folder));
	}

	/**
	 * What a file system has left for files and folders.
	 *
	 * @param free how many more can be created
	 * @param total how many there can be
	 */
	public record Inodes(long free, long total) {

		// Java does not ask the operating system for these.
		private static Optional<Inodes> of(Path folder) {
			ProcessBuilder stat = new ProcessBuilder("stat", "-f", "-c", "%d %c", "--", folder.toString())
				.redirectError(ProcessBuilder.Redirect.DISCARD);
			try {
				Process process = stat.start();
				try (BufferedReader answer = process.inputReader()) {
					if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
						return Optional.empty();
					}
					return Optional.ofNullable(answer.readLine()).flatMap(Inodes::parse);
				}
				finally {
					process.destroyForcibly();
				}
			}
			catch (IOException ex) {
				return Optional.empty();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return Optional.empty();
			}
		}

		// File systems that create them as needed say that there are none.
		private static Optional<Inodes> parse(String line) {
			if (!line.matches("\\d{1,18} [1-9]\\d{0,17}")) {
				return Optional.empty();
			}
			String[] numbers = line.split(" ");
			return Optional.of(new Inodes(Long.parseLong(numbers[0]), Long.parseLong(numbers[1])));
		}

	}

}
