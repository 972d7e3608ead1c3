package io.tradu.batch.log.format;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ContextBase;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.recovery.ResilientOutputStreamBase;
import ch.qos.logback.core.util.FileSize;
import org.jspecify.annotations.Nullable;

/**
 * A log file that several processes write at a time: a night, {@code tradu serve}, and
 * whoever has a look. When it is large enough, one of them renames it after the moment,
 * and all of them notice soon and write the new one. What a process writes meanwhile
 * stands in the renamed file, so no line is lost. Logback's own rolling policies name
 * parts by a count that each process keeps for itself, and would overwrite them.
 * <p>
 * A file that cannot be opened or written does not keep the process from its work, and
 * does not fill the terminal with stack traces: lines are dropped until it can.
 */
public class SharedLogFile extends FileAppender<ILoggingEvent> {

	// Often enough for the size to stay near its limit, and too seldom to cost anything.
	private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(200);

	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss.SSS")
		.withZone(ZoneOffset.UTC);

	private FileSize maxFileSize = FileSize.valueOf("50MB");

	private FileSize totalSizeCap = FileSize.valueOf("1GB");

	private @Nullable Object opened;

	private long lastLook;

	/** Sets the size at which the file is renamed. */
	public void setMaxFileSize(FileSize maxFileSize) {
		this.maxFileSize = maxFileSize;
	}

	/** Sets how large all renamed files may be together; the oldest are removed. */
	public void setTotalSizeCap(FileSize totalSizeCap) {
		this.totalSizeCap = totalSizeCap;
	}

	@Override
	public void openFile(String name) throws IOException {
		this.lastLook = System.nanoTime();
		try {
			// Logback would report a folder that it cannot create, and Boot would not
			// start.
			Files.createDirectories(path().toAbsolutePath().getParent());
			super.openFile(name);
			if (getOutputStream() instanceof ResilientOutputStreamBase stream) {
				// Boot prints what goes wrong in the context of the logger, a stack trace
				// for each line that a full disk does not take.
				stream.setContext(new ContextBase());
			}
			this.opened = key(path());
		}
		catch (IOException ex) {
			// One that is open goes on being written, under whatever name it has now.
			if (getOutputStream() == null) {
				setOutputStream(OutputStream.nullOutputStream());
			}
		}
	}

	@Override
	protected void append(ILoggingEvent event) {
		this.streamWriteLock.lock();
		try {
			if (System.nanoTime() - this.lastLook > LOOK_EVERY) {
				look();
			}
			super.append(event);
		}
		finally {
			this.streamWriteLock.unlock();
		}
	}

	private void look() {
		this.lastLook = System.nanoTime();
		try {
			if (isOwn() && Files.size(path()) >= this.maxFileSize.getSize()) {
				rename();
			}
			if (!isOwn()) {
				openFile(getFile());
			}
		}
		catch (IOException | OverlappingFileLockException ex) {
			// The line that is about to be written must not be lost over it, and goes
			// into
			// the file that is open.
		}
	}

	// Whoever has the lock looks again: another process may have been quicker.
	private void rename() throws IOException {
		Path lock = path().resolveSibling("." + path().getFileName() + ".lock");
		try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
				FileLock held = channel.tryLock()) {
			if (held != null && isOwn()) {
				Files.move(path(), path().resolveSibling(path().getFileName() + "." + MOMENT.format(now())));
				removeOldest();
			}
		}
	}

	private void removeOldest() throws IOException {
		long room = this.totalSizeCap.getSize();
		for (Path part : parts()) {
			room -= Files.size(part);
			if (room < 0) {
				Files.deleteIfExists(part);
			}
		}
	}

	// The newest first; the parts of former versions are among them.
	private List<Path> parts() throws IOException {
		String beginning = path().getFileName() + ".2";
		try (Stream<Path> files = Files.list(path().toAbsolutePath().getParent())) {
			List<Path> parts = new ArrayList<>(
					files.filter((file) -> file.getFileName().toString().startsWith(beginning)).toList());
			parts.sort(Comparator.comparing((Path part) -> part.toFile().lastModified()).reversed());
			return parts;
		}
	}

	private boolean isOwn() {
		return this.opened != null && this.opened.equals(key(path()));
	}

	private static @Nullable Object key(Path file) {
		try {
			return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
		}
		catch (IOException ex) {
			return null;
		}
	}

	private Path path() {
		return new File(getFile()).toPath();
	}

	private static Instant now() {
		return Instant.ofEpochMilli(System.currentTimeMillis());
	}

}
