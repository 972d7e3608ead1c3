package io.tradu.batch.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/** A channel whose failures name its file. */
final class NamedChannel implements SeekableByteChannel {

	private final Path file;

	private final SeekableByteChannel channel;

	NamedChannel(Path file, SeekableByteChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	@Override
	public int read(ByteBuffer target) throws IOException {
		return FileAccess.naming(this.file, () -> this.channel.read(target));
	}

	@Override
	public int write(ByteBuffer source) throws IOException {
		return FileAccess.naming(this.file, () -> this.channel.write(source));
	}

	@Override
	public long position() throws IOException {
		return FileAccess.naming(this.file, () -> this.channel.position());
	}

	@Override
	public SeekableByteChannel position(long position) throws IOException {
		FileAccess.naming(this.file, () -> this.channel.position(position));
		return this;
	}

	@Override
	public long size() throws IOException {
		return FileAccess.naming(this.file, this.channel::size);
	}

	@Override
	public SeekableByteChannel truncate(long size) throws IOException {
		FileAccess.naming(this.file, () -> this.channel.truncate(size));
		return this;
	}

	@Override
	public boolean isOpen() {
		return this.channel.isOpen();
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
