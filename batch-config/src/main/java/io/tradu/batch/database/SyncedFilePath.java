package io.tradu.batch.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.stream.Stream;

import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * H2's file system {@code synced:}, in which every write is on the disk when it returns.
 * H2 itself writes a commit to the file and leaves it to the operating system when it
 * reaches the disk: after a power cut, files that were moved or delivered because of a
 * commit would be there, and the commit would not. Public only because H2 instantiates it
 * by reflection.
 */
public final class SyncedFilePath extends FilePathWrapper {

	private static final String SCHEME = "synced";

	private static final Path OPEN_FILES = Path.of("/proc/self/fd");

	private static final Logger logger = LoggerFactory.getLogger(SyncedFilePath.class);

	/** Makes the scheme known to H2 and returns it as a prefix of a file's name. */
	static String register() {
		FilePath.register(new SyncedFilePath());
		return SCHEME + ":";
	}

	@Override
	public String getScheme() {
		return SCHEME;
	}

	@Override
	public FileChannel open(String mode) throws IOException {
		boolean created = !getBase().exists();
		FileChannel channel = getBase().open(mode);
		Path file = Path.of(getBase().unwrap().toString());
		if (created) {
			syncFolders(file);
		}
		return new SyncedChannel(file, channel);
	}

	// A new file is found after a power cut once its folder is on the disk, and that
	// folder
	// once its own parent is.
	private static void syncFolders(Path file) {
		for (Path folder = file.toAbsolutePath().getParent(); folder != null; folder = folder.getParent()) {
			try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
				channel.force(true);
			}
			catch (IOException ex) {
				// Some file systems cannot sync folders, and a folder above may be closed
				// to
				// this user.
				logger.debug("The folder {} cannot be synced", folder, ex);
				return;
			}
		}
	}

	private static @Nullable Object key(Path file) throws IOException {
		return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
	}

	/**
	 * A file channel that syncs after every change. Writing fails once the file was
	 * deleted or replaced: what is written to it then is lost when it is closed.
	 */
	static final class SyncedChannel extends FileBaseDefault {

		private final Path place;

		private final @Nullable Object key;

		private final FileChannel file;

		SyncedChannel(Path place, FileChannel file) throws IOException {
			this.place = place;
			this.key = key(place);
			this.file = file;
		}

		@Override
		public int write(ByteBuffer source, long position) throws IOException {
			requireInPlace();
			int written = this.file.write(source, position);
			this.file.force(false);
			return written;
		}

		private void requireInPlace() throws IOException {
			if (!isInPlace() && !isMoved()) {
				throw new FileSystemException(this.place.toString(), null,
						"was removed or replaced while it was open; put it back from a backup");
			}
		}

		private boolean isInPlace() throws IOException {
			try {
				return Objects.equals(this.key, key(this.place));
			}
			catch (NoSuchFileException ex) {
				return false;
			}
		}

		// A folder can be moved with the open file in it; the kernel knows the new path.
		private boolean isMoved() throws IOException {
			try (Stream<Path> open = Files.list(OPEN_FILES)) {
				return open.anyMatch((file) -> {
					try {
						return Objects.equals(this.key, key(file))
								&& Files.readSymbolicLink(file).endsWith(this.place.getFileName());
					}
					catch (IOException ex) {
						return false;
					}
				});
			}
		}

		@Override
		protected void implTruncate(long size) throws IOException {
			this.file.truncate(size);
			this.file.force(false);
		}

		@Override
		public void force(boolean metaData) throws IOException {
			this.file.force(metaData);
		}

		@Override
		public int read(ByteBuffer target, long position) throws IOException {
			return this.file.read(target, position);
		}

		@Override
		public long size() throws IOException {
			return this.file.size();
		}

		@Override
		public FileLock tryLock(long position, long size, boolean shared) throws IOException {
			return this.file.tryLock(position, size, shared);
		}

		@Override
		protected void implCloseChannel() throws IOException {
			this.file.close();
		}

	}

}
