package io.tradu.document;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * Reads the bytes that were received. Each segment of the file is read once, compared
 * with its recorded hash, and only then handed out: what another process writes into the
 * file is never used, whenever that happens.
 */
final class VerifiedChannel implements SeekableByteChannel {

	private final SeekableByteChannel file;

	private final long size;

	private final SegmentHashes hashes;

	private final ChangedDocumentException changed;

	private final byte[] buffer = new byte[SegmentHashes.SEGMENT_BYTES];

	private long segment = -1;

	private long position;

	/**
	 * Creates a channel.
	 * @param file the archived file
	 * @param size its recorded size, in bytes; what the file has beyond it is not read
	 * @param hashes the recorded hashes
	 * @param changed what to throw where the file differs
	 */
	VerifiedChannel(SeekableByteChannel file, long size, SegmentHashes hashes, ChangedDocumentException changed) {
		this.file = file;
		this.size = size;
		this.hashes = hashes;
		this.changed = changed;
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		if (this.position >= this.size) {
			return -1;
		}
		load(this.position / SegmentHashes.SEGMENT_BYTES);
		int offset = (int) (this.position % SegmentHashes.SEGMENT_BYTES);
		int count = Math.min(target.remaining(), length(this.segment) - offset);
		target.put(this.buffer, offset, count);
		this.position += count;
		return count;
	}

	private void load(long wanted) throws IOException {
		if (wanted == this.segment) {
			return;
		}
		this.segment = -1;
		ByteBuffer bytes = ByteBuffer.wrap(this.buffer, 0, length(wanted));
		this.file.position(wanted * SegmentHashes.SEGMENT_BYTES);
		while (bytes.hasRemaining() && this.file.read(bytes) >= 0) {
			// A read may return less than was asked for.
		}
		if (bytes.hasRemaining() || !this.hashes.matches(wanted, this.buffer, bytes.position())) {
			throw this.changed;
		}
		this.segment = wanted;
	}

	private int length(long segment) {
		return (int) Math.min(SegmentHashes.SEGMENT_BYTES, this.size - segment * SegmentHashes.SEGMENT_BYTES);
	}

	@Override
	public long position() {
		return this.position;
	}

	@Override
	public SeekableByteChannel position(long newPosition) {
		this.position = newPosition;
		return this;
	}

	@Override
	public long size() {
		return this.size;
	}

	@Override
	public int write(ByteBuffer source) {
		throw new NonWritableChannelException();
	}

	@Override
	public SeekableByteChannel truncate(long newSize) {
		throw new NonWritableChannelException();
	}

	@Override
	public boolean isOpen() {
		return this.file.isOpen();
	}

	@Override
	public void close() throws IOException {
		this.file.close();
	}

}
