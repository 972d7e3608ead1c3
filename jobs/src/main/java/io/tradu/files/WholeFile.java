package io.tradu.files;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

import io.tradu.batch.file.FileAccess;

/**
 * A file that is written beside its place, synced and renamed into it, so that a reader
 * sees all of it or nothing. Closing it without {@link #commit()} leaves the place as it
 * was. It is always a file of its own: a link in its place is replaced, and a link on the
 * way there from the root is refused.
 */
public final class WholeFile implements AutoCloseable {

	private static final int BUFFER_BYTES = 1 << 16;

	private final SecureFolder folder;

	private final Path name;

	private final Path partial;

	private final FileChannel file;

	private final DigestOutputStream digest;

	private final OutputStream out;

	private long bytes;

	private String sha256 = "";

	private boolean committed;

	private WholeFile(SecureFolder folder, Path name) throws IOException {
		this.folder = folder;
		this.name = name;
		this.partial = Path.of("." + UUID.randomUUID() + ".partial");
		this.file = folder.create(this.partial);
		this.digest = new DigestOutputStream(FileAccess.naming(place(), Channels.newOutputStream(this.file)), sha256());
		this.out = new BufferedOutputStream(new CountingStream(this.digest), BUFFER_BYTES);
	}

	/** Starts a new content for a place in a folder that is trusted. */
	public static WholeFile at(Path place) throws IOException {
		return below(place.toAbsolutePath().getParent(), place);
	}

	/**
	 * Starts a new content for a place below a root.
	 * @param root a folder that is trusted; what is below it may be changed by others
	 * @param place where the file is to be
	 * @throws java.nio.file.FileSystemException if a folder between the two is a link
	 */
	public static WholeFile below(Path root, Path place) throws IOException {
		SecureFolder folder = SecureFolder.create(root, place.toAbsolutePath().getParent());
		try {
			return new WholeFile(folder, place.getFileName());
		}
		catch (IOException ex) {
			folder.close();
			throw ex;
		}
	}

	/** Writes a file in one go. */
	public static void write(Path place, byte[] content) throws IOException {
		try (WholeFile file = at(place)) {
			file.write(content);
		}
	}

	/** Writes a file below a root in one go. */
	public static void write(Path root, Path place, byte[] content) throws IOException {
		try (WholeFile file = below(root, place)) {
			file.write(content);
		}
	}

	private void write(byte[] content) throws IOException {
		this.out.write(content);
		commit();
	}

	private Path place() {
		return this.folder.path().resolve(this.name);
	}

	/** Returns where the content goes. */
	public OutputStream out() {
		return this.out;
	}

	/** Puts the content into its place. */
	public void commit() throws IOException {
		this.out.flush();
		FileAccess.naming(place(), () -> {
			this.file.force(true);
			return this.file;
		});
		this.file.close();
		this.folder.rename(this.partial, this.name);
		this.committed = true;
		Folders.sync(this.folder.path());
		this.sha256 = HexFormat.of().formatHex(this.digest.getMessageDigest().digest());
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
		try (SecureFolder closed = this.folder) {
			if (!this.committed) {
				this.file.close();
				closed.delete(this.partial);
			}
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
