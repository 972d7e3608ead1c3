package io.tradu.batch.file;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SyncFailedException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Reads, writes and syncs files. Where the operating system fails, the exception names
 * the file: Java does so only while it opens one.
 */
public final class FileAccess {

	// What file systems say that cannot sync a folder: CIFS, VirtualBox shares, some FUSE
	// and NFS servers.
	private static final Set<String> CANNOT_SYNC = Set.of("Invalid argument", "Operation not supported",
			"Function not implemented", "Bad file descriptor", "Not supported");

	private FileAccess() {
	}

	/**
	 * Does something with a file.
	 * @throws FileSystemException if it failed in the operating system; it names the file
	 */
	public static <T> T naming(Path file, IoCall<T> call) throws IOException {
		try {
			return call.call();
		}
		catch (IOException ex) {
			// Those with a type of their own say what they are about.
			boolean nameless = ex.getClass() == IOException.class || ex instanceof SyncFailedException;
			throw nameless ? named(file, ex) : ex;
		}
	}

	/**
	 * Does something with a file by its name in an open folder.
	 * @throws FileSystemException if it failed; it names the file with its folder
	 */
	public static <T> T within(Path folder, IoCall<T> call) throws IOException {
		try {
			return call.call();
		}
		catch (FileSystemException ex) {
			throw (ex.getFile() == null || Path.of(ex.getFile()).isAbsolute()) ? ex : within(folder, ex);
		}
	}

	// Of the types that are told apart.
	private static FileSystemException within(Path folder, FileSystemException failure) {
		String file = folder.resolve(failure.getFile()).toString();
		FileSystemException whole = new FileSystemException(file, failure.getOtherFile(), failure.getReason());
		if (failure instanceof NoSuchFileException) {
			whole = new NoSuchFileException(file, failure.getOtherFile(), failure.getReason());
		}
		else if (failure instanceof FileAlreadyExistsException) {
			whole = new FileAlreadyExistsException(file, failure.getOtherFile(), failure.getReason());
		}
		else if (failure instanceof AccessDeniedException) {
			whole = new AccessDeniedException(file, failure.getOtherFile(), failure.getReason());
		}
		else if (failure instanceof AtomicMoveNotSupportedException) {
			whole = new AtomicMoveNotSupportedException(file, failure.getOtherFile(), failure.getReason());
		}
		whole.initCause(failure);
		return whole;
	}

	private static FileSystemException named(Path file, IOException failure) {
		FileSystemException named = new FileSystemException(file.toString(), null, failure.getMessage());
		named.initCause(failure);
		return named;
	}

	/**
	 * Returns a file or folder itself, or the nearest one above it that exists: a missing
	 * folder is created in it.
	 */
	public static Path nearestExisting(Path place) {
		Path existing = place.toAbsolutePath().normalize();
		while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS) && existing.getParent() != null) {
			existing = existing.getParent();
		}
		return existing;
	}

	/** Opens a file to read it. */
	public static InputStream read(Path file, OpenOption... options) throws IOException {
		return naming(file, Files.newInputStream(file, options));
	}

	/** Opens a file to read its parts. */
	public static SeekableByteChannel channel(Path file, OpenOption... options) throws IOException {
		return new NamedChannel(file, FileChannel.open(file, options));
	}

	/** Returns a stream from a file that is open, whose failures name the file. */
	public static InputStream naming(Path file, InputStream in) {
		return new NamedInput(file, in);
	}

	/** Returns a stream to a file that is open, whose failures name the file. */
	public static OutputStream naming(Path file, OutputStream out) {
		return new NamedOutput(file, out);
	}

	/** Makes what was written to a file survive a power cut. */
	public static void sync(Path file) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			naming(file, () -> force(channel));
		}
	}

	/**
	 * Makes what was created, renamed and removed in a folder survive a power cut.
	 * @return whether the folder was synced: some file systems cannot, and there is
	 * nothing more to be done there than to sync the files
	 */
	public static boolean syncFolder(Path folder) throws IOException {
		try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
			return naming(folder, () -> force(channel));
		}
		catch (FileSystemException ex) {
			if (CANNOT_SYNC.contains(String.valueOf(ex.getReason()))) {
				return false;
			}
			throw ex;
		}
	}

	private static boolean force(FileChannel channel) throws IOException {
		channel.force(true);
		return true;
	}

	/**
	 * Something that is done with a file.
	 *
	 * @param <T> what comes of it
	 */
	@FunctionalInterface
	public interface IoCall<T> {

		T call() throws IOException;

	}

	private static final class NamedInput extends FilterInputStream {

		private final Path file;

		NamedInput(Path file, InputStream in) {
			super(in);
			this.file = file;
		}

		@Override
		public int read() throws IOException {
			return naming(this.file, this.in::read);
		}

		@Override
		public int read(byte[] content, int offset, int length) throws IOException {
			return naming(this.file, () -> this.in.read(content, offset, length));
		}

	}

	private static final class NamedOutput extends FilterOutputStream {

		private final Path file;

		NamedOutput(Path file, OutputStream out) {
			super(out);
			this.file = file;
		}

		@Override
		public void write(int value) throws IOException {
			naming(this.file, () -> {
				this.out.write(value);
				return value;
			});
		}

		@Override
		public void write(byte[] content, int offset, int length) throws IOException {
			naming(this.file, () -> {
				this.out.write(content, offset, length);
				return length;
			});
		}

	}

}
