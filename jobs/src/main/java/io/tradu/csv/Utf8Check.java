package io.tradu.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.OptionalLong;

/**
 * Finds the first byte sequence that is not UTF-8 (Unicode, table 3-7) and the first NUL
 * byte in a stream of bytes that comes in pieces.
 */
final class Utf8Check {

	private static final VarHandle EIGHT_BYTES = MethodHandles.byteArrayViewVarHandle(long[].class,
			ByteOrder.LITTLE_ENDIAN);

	private static final long ONES = 0x0101010101010101L;

	private static final long HIGH_BITS = 0x8080808080808080L;

	private long position;

	private long firstMalformed = -1;

	private long firstNul = -1;

	private long sequenceStart;

	private int missing;

	// The range that the next continuation byte must lie in: this is what keeps out
	// overlong forms, surrogates and everything above U+10FFFF.
	private int lowest;

	private int highest;

	/**
	 * Creates a check.
	 * @param position what the first byte's offset counts as
	 */
	Utf8Check(long position) {
		this.position = position;
	}

	void feed(byte[] bytes, int from, int to) {
		int at = from;
		while (at < to) {
			if (this.missing == 0) {
				int plain = skipPlain(bytes, at, to);
				this.position += plain - at;
				at = plain;
			}
			if (at < to) {
				accept(bytes[at++] & 0xFF);
				this.position++;
			}
		}
	}

	/** Says that no byte follows: a sequence that is not complete by now is malformed. */
	void finish() {
		if (this.missing > 0) {
			malformed(this.sequenceStart);
		}
	}

	OptionalLong firstMalformed() {
		return (this.firstMalformed < 0) ? OptionalLong.empty() : OptionalLong.of(this.firstMalformed);
	}

	OptionalLong firstNul() {
		return (this.firstNul < 0) ? OptionalLong.empty() : OptionalLong.of(this.firstNul);
	}

	// Eight bytes at a time. Without a high bit in any byte, subtracting one from each
	// sets a high bit exactly if one of them is NUL; with a high bit the loop ends
	// anyway.
	private static int skipPlain(byte[] bytes, int from, int to) {
		int at = from;
		if (bytes[at] <= 0) {
			return at;
		}
		while (at + Long.BYTES <= to) {
			long eight = (long) EIGHT_BYTES.get(bytes, at);
			if (((eight | (eight - ONES)) & HIGH_BITS) != 0) {
				break;
			}
			at += Long.BYTES;
		}
		while (at < to && bytes[at] > 0) {
			at++;
		}
		return at;
	}

	private void accept(int value) {
		if (this.missing > 0) {
			if (value >= this.lowest && value <= this.highest) {
				this.missing--;
				this.lowest = 0x80;
				this.highest = 0xBF;
				return;
			}
			malformed(this.sequenceStart);
		}
		if (value == 0 && this.firstNul < 0) {
			this.firstNul = this.position;
		}
		if (value >= 0x80) {
			lead(value);
		}
	}

	private void lead(int value) {
		this.sequenceStart = this.position;
		if (value >= 0xC2 && value <= 0xDF) {
			expect(1, 0x80, 0xBF);
		}
		else if (value >= 0xE0 && value <= 0xEF) {
			expect(2, (value == 0xE0) ? 0xA0 : 0x80, (value == 0xED) ? 0x9F : 0xBF);
		}
		else if (value >= 0xF0 && value <= 0xF4) {
			expect(3, (value == 0xF0) ? 0x90 : 0x80, (value == 0xF4) ? 0x8F : 0xBF);
		}
		else {
			malformed(this.position);
		}
	}

	private void expect(int count, int low, int high) {
		this.missing = count;
		this.lowest = low;
		this.highest = high;
	}

	private void malformed(long where) {
		this.missing = 0;
		if (this.firstMalformed < 0) {
			this.firstMalformed = where;
		}
	}

}
