package io.tradu.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TextFileScanTests {

	private static final int[] TELLING_BYTES = { 0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2,
			0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF };

	@TempDir
	private Path directory;

	@Test
	void tellsHashAndSize() throws IOException {
		TextFileScan scan = scan("abc".getBytes(StandardCharsets.UTF_8));
		assertThat(scan.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
		assertThat(scan.size()).isEqualTo(3);
		assertThat(scan.isText()).isTrue();
		assertThat(scan.encodingHint()).isEmpty();
	}

	@Test
	void scansEmptyFile() throws IOException {
		assertThat(scan(new byte[0]).sha256()).startsWith("e3b0c442");
	}

	@Test
	void findsNulByte() throws IOException {
		TextFileScan scan = scan("Grüße, \0 and \0".getBytes(StandardCharsets.UTF_8));
		assertThat(scan.firstNul()).hasValue(9);
		assertThat(scan.firstMalformed()).isEmpty();
		assertThat(scan.isText()).isFalse();
	}

	@Test
	void findsNulByteAfterAMalformedOne() throws IOException {
		TextFileScan scan = scan(new byte[] { 'a', (byte) 0xFF, 'b', (byte) 0xE2, 0 });
		assertThat(scan.firstMalformed()).hasValue(1);
		assertThat(scan.firstNul()).hasValue(4);
	}

	@Test
	void findsSequenceCutAtTheEnd() throws IOException {
		assertThat(scan(new byte[] { 'a', (byte) 0xE2, (byte) 0x82 }).firstMalformed()).hasValue(1);
	}

	@Test
	void acceptsSequencesSplitOverBuffers() throws IOException {
		for (int shift = 0; shift < 4; shift++) {
			String text = "x".repeat(shift) + "\uD83D\uDE00".repeat(100_000);
			assertThat(scan(text.getBytes(StandardCharsets.UTF_8)).isText()).isTrue();
		}
	}

	@Test
	void suspectsLatin1() throws IOException {
		TextFileScan scan = scan("café au lait".getBytes(StandardCharsets.ISO_8859_1));
		assertThat(scan.firstMalformed()).hasValue(3);
		assertThat(scan.encodingHint()).hasValue("ISO-8859-1 or Windows-1252");
	}

	@Test
	void suspectsWindows1252() throws IOException {
		assertThat(scan("5 \u20AC each".getBytes(Charset.forName("windows-1252"))).encodingHint())
			.hasValue("Windows-1252");
	}

	@Test
	void recognisesByteOrderMarks() throws IOException {
		for (String name : new String[] { "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE" }) {
			TextFileScan scan = scan("\uFEFFid,text\n".getBytes(Charset.forName(name)));
			assertThat(scan.encodingHint()).hasValue(name + " (byte order mark)");
			assertThat(scan.isText()).isFalse();
		}
	}

	@Test
	void suspectsUtf16WithoutByteOrderMark() throws IOException {
		assertThat(scan("id,text".getBytes(StandardCharsets.UTF_16LE)).encodingHint()).hasValue("UTF-16LE");
		assertThat(scan("id,text".getBytes(StandardCharsets.UTF_16BE)).encodingHint()).hasValue("UTF-16BE");
	}

	@Test
	void acceptsUtf8ByteOrderMark() throws IOException {
		assertThat(scan("\uFEFFid".getBytes(StandardCharsets.UTF_8)).isText()).isTrue();
	}

	@Test
	void agreesWithTheDecoderOnEveryTwoBytes() {
		for (int pair = 0; pair < 0x10000; pair++) {
			byte[] bytes = { (byte) (pair >> 8), (byte) pair };
			assertThat(check(bytes, 1)).as("%04x", pair).isEqualTo(malformedByDecoder(bytes));
		}
	}

	@Test
	void agreesWithTheDecoderOnTellingSequences() {
		for (int lead = 0xC0; lead <= 0xFF; lead++) {
			for (int second : TELLING_BYTES) {
				for (int third : TELLING_BYTES) {
					for (int fourth : TELLING_BYTES) {
						byte[] bytes = { (byte) lead, (byte) second, (byte) third, (byte) fourth };
						OptionalLong expected = malformedByDecoder(bytes);
						if (!check(bytes, 2).equals(expected)) {
							assertThat(check(bytes, 2)).as("%02x %02x %02x %02x", lead, second, third, fourth)
								.isEqualTo(expected);
						}
					}
				}
			}
		}
	}

	@Test
	void agreesWithTheDecoderOnAnyTextWithAFault() {
		Randomly.check(20_000, (random) -> {
			byte[] bytes = anyText(random).getBytes(StandardCharsets.UTF_8);
			for (int faults = random.nextInt(3); faults > 0 && bytes.length > 0; faults--) {
				bytes[random.nextInt(bytes.length)] = (byte) TELLING_BYTES[random.nextInt(TELLING_BYTES.length)];
			}
			assertThat(check(bytes, random.nextInt(bytes.length + 1))).isEqualTo(malformedByDecoder(bytes));
		});
	}

	private static String anyText(SplittableRandom random) {
		StringBuilder text = new StringBuilder();
		int length = random.nextInt(60);
		for (int i = 0; i < length; i++) {
			int widest = 1 << (7 + 7 * random.nextInt(3));
			int character = random.nextInt(Math.min(widest, Character.MAX_CODE_POINT));
			text.appendCodePoint(Character.getType(character) == Character.SURROGATE ? 'x' : character);
		}
		return text.toString();
	}

	private static OptionalLong check(byte[] bytes, int border) {
		Utf8Check check = new Utf8Check(0);
		check.feed(bytes, 0, border);
		check.feed(bytes, border, bytes.length);
		check.finish();
		return check.firstMalformed();
	}

	private static OptionalLong malformedByDecoder(byte[] bytes) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		ByteBuffer in = ByteBuffer.wrap(bytes);
		return decoder.decode(in, CharBuffer.allocate(bytes.length + 1), true).isError()
				? OptionalLong.of(in.position()) : OptionalLong.empty();
	}

	private TextFileScan scan(byte[] bytes) throws IOException {
		return TextFileScan.of(Files.write(this.directory.resolve("file"), bytes));
	}

}
