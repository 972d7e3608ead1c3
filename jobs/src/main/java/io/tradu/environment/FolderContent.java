package io.tradu.environment;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/** What lies in a folder, as far as it may be read. */
final class FolderContent {

	private FolderContent() {
	}

	/**
	 * Returns the folder and everything in it, by alphabet.
	 * @param depth how many folders deep to look
	 * @param unreadable is told what could not be read, and why
	 */
	static List<Path> of(Path folder, int depth, BiConsumer<Path, IOException> unreadable) {
		List<Path> content = new ArrayList<>();
		try {
			Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), depth, new SimpleFileVisitor<>() {

				@Override
				public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
					content.add(directory);
					return FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
					content.add(file);
					return FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFileFailed(Path file, IOException failure) {
					unreadable.accept(file, failure);
					return FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
					if (failure != null) {
						unreadable.accept(directory, failure);
					}
					return FileVisitResult.CONTINUE;
				}

			});
		}
		catch (IOException ex) {
			unreadable.accept(folder, ex);
		}
		Collections.sort(content);
		return content;
	}

	/** Returns why something cannot be read, without its path. */
	static String fault(IOException failure) {
		String why = (failure instanceof AccessDeniedException) ? "you may not read it"
				: (failure instanceof NoSuchFileException) ? "it is gone"
						: (failure instanceof FileSystemException file && file.getReason() != null) ? file.getReason()
								: String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
		return "is not readable: " + why;
	}

}
