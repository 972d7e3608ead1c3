package io.tradu.batch.failure;

import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;

import io.tradu.batch.ProcessUser;

/** Says a single exception in a sentence. */
final class Sentences {

	// Java says only the file, and means the rest by the type.
	private static final Map<Class<?>, String> FILES = Map.of(NoSuchFileException.class, "does not exist",
			FileAlreadyExistsException.class, "exists already", DirectoryNotEmptyException.class,
			"is a folder that is not empty", NotDirectoryException.class, "is not a folder",
			FileSystemLoopException.class, "is a link that leads back to itself");

	private Sentences() {
	}

	static String of(Throwable failure) {
		if (failure instanceof FileSystemException file && file.getFile() != null && file.getReason() == null) {
			return file(file);
		}
		String message = SafeMessage.of(failure);
		String type = failure.getClass().getSimpleName();
		if (message == null || message.isBlank()) {
			return type;
		}
		if (failure instanceof UnknownHostException) {
			return "the host " + message + " is not known";
		}
		// A class that cannot be loaded is said by its name alone.
		return (failure instanceof LinkageError)
				? type + ": " + message
						+ "; the program's files were changed while it ran, or are incomplete: start it again"
				: message.strip();
	}

	private static String file(FileSystemException failure) {
		String files = failure.getFile() + ((failure.getOtherFile() != null) ? " -> " + failure.getOtherFile() : "");
		if (failure instanceof AccessDeniedException) {
			return files + ": permission denied for " + ProcessUser.name();
		}
		String what = FILES.get(failure.getClass());
		return (what != null) ? files + " " + what : failure.getClass().getSimpleName() + ": " + files;
	}

}
