package io.tradu.batch.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
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
		if (created) {
			syncFolders(Path.of(getBase().unwrap().toString()));
		}
		return new SyncedChannel(channel);
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

	/** A file channel that syncs after every change. */
	static final class SyncedChannel extends FileBaseDefault {

		private final FileChannel file;

		SyncedChannel(FileChannel file) {
			this.file = file;
		}

		@Override
		public int write(ByteBuffer source, long position) throws IOException {
			int written = this.file.write(source, position);
			this.file.force(false);
			return written;
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
