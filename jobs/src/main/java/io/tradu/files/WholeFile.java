package io.tradu.files;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A file that is written beside its place, synced and renamed into it, so that a reader
 * sees all of it or nothing. Closing it without {@link #commit()} leaves the place as it
 * was.
 */
public final class WholeFile implements AutoCloseable {

	private static final int BUFFER_BYTES = 1 << 16;

	private final Path place;

	private final Path partial;

	private final FileOutputStream file;

	private final DigestOutputStream digest;

	private final OutputStream out;

	private long bytes;

	private String sha256 = "";

	private boolean committed;

	private WholeFile(Path place, String unique) throws IOException {
		this.place = place;
		Files.createDirectories(place.toAbsolutePath().getParent());
		this.partial = place.resolveSibling("." + place.getFileName() + unique + ".partial");
		this.file = new FileOutputStream(this.partial.toFile());
		this.digest = new DigestOutputStream(this.file, sha256());
		this.out = new BufferedOutputStream(new CountingStream(this.digest), BUFFER_BYTES);
	}

	/** Starts a new content for the place. */
	public static WholeFile at(Path place) throws IOException {
		return new WholeFile(place, "");
	}

	/** Writes a file in one go. */
	public static void write(Path place, byte[] content) throws IOException {
		write(at(place), content);
	}

	/**
	 * Writes a file in one go that another process may write at the same time: the one
	 * that ends last stays, whole. What a process leaves behind that dies in the middle
	 * is not written over by the next.
	 */
	public static void writeAmongOthers(Path place, byte[] content) throws IOException {
		write(new WholeFile(place, "." + UUID.randomUUID()), content);
	}

	private static void write(WholeFile begun, byte[] content) throws IOException {
		try (WholeFile file = begun) {
			file.out().write(content);
			file.commit();
		}
	}

	/** Returns where the content goes. */
	public OutputStream out() {
		return this.out;
	}

	/** Puts the content into its place. */
	public void commit() throws IOException {
		this.out.flush();
		this.file.getFD().sync();
		this.file.close();
		Files.move(this.partial, this.place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		syncFolder(this.place);
		this.sha256 = HexFormat.of().formatHex(this.digest.getMessageDigest().digest());
		this.committed = true;
	}

	/** Returns the SHA-256 of what was committed, in hexadecimal. */
	public String sha256Hex() {
		return this.sha256;
	}

	/** Returns the number of bytes committed. */
	public long bytes() {
		return this.bytes;
	}

	@Override
	public void close() throws IOException {
		if (!this.committed) {
			this.file.close();
			Files.deleteIfExists(this.partial);
		}
	}

	/** Makes a rename in the file's folder survive a power cut. */
	static void syncFolder(Path file) throws IOException {
		try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
			folder.force(true);
		}
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

	private final class CountingStream extends FilterOutputStream {

		CountingStream(OutputStream out) {
			super(out);
		}

		@Override
		public void write(int b) throws IOException {
			this.out.write(b);
			WholeFile.this.bytes++;
		}

		@Override
		public void write(byte[] content, int offset, int length) throws IOException {
			this.out.write(content, offset, length);
			WholeFile.this.bytes += length;
		}

	}

}
