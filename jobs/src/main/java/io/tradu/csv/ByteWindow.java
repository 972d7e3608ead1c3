package io.tradu.csv;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The part of a file that is looked at: it starts where the next entry starts and grows
 * as far as somebody looks. Lines are found on bytes, which is safe in UTF-8: no byte of
 * a longer sequence equals a line break or a quote.
 */
final class ByteWindow implements Closeable {

	private static final int READ_BYTES = 64 * 1024;

	private final SeekableByteChannel channel;

	private byte[] bytes = new byte[2 * READ_BYTES];

	private int start;

	private int end;

	private long offset;

	ByteWindow(SeekableByteChannel channel, long offset) throws IOException {
		this.channel = channel.position(offset);
		this.offset = offset;
	}

	/** Returns where in the file the window starts. */
	long offset() {
		return this.offset;
	}

	/** Returns how many bytes are in the window now; reading on may add to them. */
	int available() {
		return this.end - this.start;
	}

	/** Returns whether there is a byte at a position, reading on if necessary. */
	boolean has(int position) throws IOException {
		while (position >= available()) {
			if (!fill()) {
				return false;
			}
		}
		return true;
	}

	byte at(int position) {
		return this.bytes[this.start + position];
	}

	boolean isLineBreak(int position) throws IOException {
		return has(position) && (at(position) == '\n' || at(position) == '\r');
	}

	void advance(int count) {
		this.start += count;
		this.offset += count;
	}

	/**
	 * Finds the physical line that starts at a position. What is longer than the limit is
	 * not read to its end: then the line is longer than the limit, and no more is known.
	 * @return the line, or {@code null} at the end of the file
	 */
	@Nullable Line line(int from, int limit) throws IOException {
		if (!has(from)) {
			return null;
		}
		int quotes = 0;
		int at = from;
		do {
			int available = available();
			for (; at < available; at++) {
				byte value = at(at);
				if (value == '"') {
					quotes++;
				}
				else if (value == '\n' || value == '\r') {
					return new Line(from, at, at + lineBreakLength(at), quotes);
				}
			}
		}
		while (at - from <= limit && fill());
		return new Line(from, at, at, quotes);
	}

	/** Returns the length of the line break at a position: 2 for CRLF. */
	int lineBreakLength(int position) throws IOException {
		return (at(position) == '\r' && has(position + 1) && at(position + 1) == '\n') ? 2 : 1;
	}

	/** Decodes the window's first bytes and insists on UTF-8. */
	String text(int length) throws UnreadableDocument {
		return text(0, length);
	}

	String text(int from, int to) throws UnreadableDocument {
		String text = new String(this.bytes, this.start + from, to - from, StandardCharsets.UTF_8);
		// The decoder puts U+FFFD for what is malformed. Only where that character occurs
		// somebody has to look whether the file itself has it.
		if (text.indexOf('\uFFFD') >= 0) {
			Utf8Check check = new Utf8Check(this.offset + from);
			check(check, from, to);
			check.finish();
			UnreadableDocument.throwIfMalformed(check);
		}
		return text;
	}

	void check(Utf8Check check, int from, int to) {
		check.feed(this.bytes, this.start + from, this.start + to);
	}

	/** Reads on. Returns whether there was anything left to read. */
	boolean fill() throws IOException {
		makeRoom();
		ByteBuffer target = ByteBuffer.wrap(this.bytes, this.end, this.bytes.length - this.end);
		int count = this.channel.read(target);
		this.end += Math.max(count, 0);
		return count > 0;
	}

	private void makeRoom() {
		if (this.bytes.length - this.end >= READ_BYTES) {
			return;
		}
		System.arraycopy(this.bytes, this.start, this.bytes, 0, available());
		this.end -= this.start;
		this.start = 0;
		if (this.bytes.length - this.end < READ_BYTES) {
			this.bytes = Arrays.copyOf(this.bytes, 2 * this.bytes.length);
		}
	}

	@Override
	public void close() throws IOException {
		this.channel.close();
	}

}
