package io.tradu.csv;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * A file in memory that gives few bytes at a time, so that every place in it is the end
 * of a read sooner or later.
 */
final class BytesInMemory implements SeekableByteChannel {

	private final byte[] bytes;

	private final int mostAtATime;

	private int position;

	BytesInMemory(byte[] bytes) {
		this.bytes = bytes;
		this.mostAtATime = (bytes.length < 1000) ? 1 + bytes.length % 7 : 10_007;
	}

	@Override
	public int read(ByteBuffer target) {
		int count = Math.min(Math.min(this.mostAtATime, target.remaining()), this.bytes.length - this.position);
		if (count <= 0) {
			return -1;
		}
		target.put(this.bytes, this.position, count);
		this.position += count;
		return count;
	}

	@Override
	public int write(ByteBuffer source) {
		throw new UnsupportedOperationException();
	}

	@Override
	public long position() {
		return this.position;
	}

	@Override
	public SeekableByteChannel position(long newPosition) {
		this.position = Math.toIntExact(newPosition);
		return this;
	}

	@Override
	public long size() {
		return this.bytes.length;
	}

	@Override
	public SeekableByteChannel truncate(long size) {
		throw new UnsupportedOperationException();
	}

	@Override
	public boolean isOpen() {
		return true;
	}

	@Override
	public void close() {
	}

}
