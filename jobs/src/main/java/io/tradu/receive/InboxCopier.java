package io.tradu.receive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.batch.file.FileAccess;
import io.tradu.document.LineFolders;
import io.tradu.files.Folders;
import io.tradu.files.SecureFolder;
import io.tradu.files.WholeFile;

import org.springframework.stereotype.Component;

/**
 * Copies files from the inbox into the archive, each under its hash. Made before a file
 * is examined, a copy cannot be changed by the file's sender any more.
 */
@Component
class InboxCopier {

	private static final int BUFFER_BYTES = 1 << 16;

	private static final long OPEN_SECONDS = 10;

	private final LineFolders folders;

	InboxCopier(LineFolders folders) {
		this.folders = folders;
	}

	/**
	 * Copies a file from the inbox.
	 * @throws UnreadableFileException if the file cannot be read
	 * @throws ChangingFileException if it is not what it was when the inbox was listed
	 * @throws StoppingFailure if the copy cannot be written
	 */
	IncomingFile copy(InboxFile file) {
		Path incoming = Archive.incoming(this.folders);
		Path copied = incoming.resolve(UUID.randomUUID().toString());
		try (WholeFile copy = WholeFile.at(copied)) {
			copy(file, copy.out());
			copy.commit();
			IncomingFile named = new IncomingFile(incoming.resolve(copy.sha256Hex()), copy.sha256Hex());
			Files.move(copied, named.path(), StandardCopyOption.ATOMIC_MOVE);
			Folders.sync(incoming);
			return named;
		}
		catch (IOException ex) {
			throw new StoppingFailure(FailureCategory.INFRASTRUCTURE,
					file.label() + " cannot be copied into the archive: " + FailureReport.of(ex).sentence(), ex);
		}
	}

	private void copy(InboxFile file, OutputStream copy) throws IOException {
		if (file.state() == null) {
			throw new ChangingFileException();
		}
		long rest = file.state().size();
		try (InputStream in = open(file)) {
			byte[] buffer = new byte[BUFFER_BYTES];
			for (int count = read(in, buffer); count >= 0; count = read(in, buffer)) {
				rest -= count;
				if (rest < 0) {
					throw new ChangingFileException();
				}
				copy.write(buffer, 0, count);
			}
		}
		if (isChanged(file)) {
			throw new ChangingFileException();
		}
	}

	/** Returns whether a file is not what it was when the inbox was listed. */
	static boolean isChanged(InboxFile file) {
		return file.state() == null || !file.state().equals(InboxWalk.state(file.path()));
	}

	// A pipe put in the file's place would keep the caller waiting until somebody writes
	// into it.
	private InputStream open(InboxFile file) {
		FutureTask<FileChannel> open = new FutureTask<>(() -> {
			try (SecureFolder folder = SecureFolder.open(this.folders.inbox(), file.path().getParent())) {
				return folder.read(file.path().getFileName());
			}
		});
		Thread thread = new Thread(open, "open-inbox-file");
		thread.setDaemon(true);
		thread.start();
		try {
			return FileAccess.naming(file.path(), Channels.newInputStream(open.get(OPEN_SECONDS, TimeUnit.SECONDS)));
		}
		catch (ExecutionException ex) {
			throw new UnreadableFileException(ex.getCause());
		}
		catch (TimeoutException ex) {
			throw new ChangingFileException();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ChangingFileException();
		}
	}

	private static int read(InputStream in, byte[] buffer) {
		try {
			return in.read(buffer);
		}
		catch (IOException ex) {
			throw new UnreadableFileException(ex);
		}
	}

}
