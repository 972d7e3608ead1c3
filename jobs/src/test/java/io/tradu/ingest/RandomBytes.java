package io.tradu.ingest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes files: good documents, documents with damage, and bytes without sense. */
final class RandomBytes {

	private static final List<String> WORDS = List.of("good", "day", "night", "house", "caf\u00e9", "\u6771\u4eac",
			"{name}", "<b>bold</b>", "42", "https://example.com", "\uD83D\uDE00", "a,b", "say \"hi\"", "two\nlines");

	private static final List<String> DAMAGE = List.of("\"", "\"\"", ",", "\n", "\r", "\r\n", "\n\n", "\0", "\uFEFF",
			"\uFFFD", "\u001F", "\u2028", "\t", " ", "=1+1");

	private final Random random;

	RandomBytes(Random random) {
		this.random = random;
	}

	byte[] next() {
		return switch (this.random.nextInt(10)) {
			case 0 -> noise();
			case 1 -> "id,title\n".concat(text(40)).getBytes(StandardCharsets.UTF_8);
			case 2, 3, 4 -> document().getBytes(StandardCharsets.UTF_8);
			case 5 -> cut(document().getBytes(StandardCharsets.UTF_8));
			case 6 -> flipped(document().getBytes(StandardCharsets.UTF_8));
			default -> damaged(document()).getBytes(StandardCharsets.UTF_8);
		};
	}

	private String document() {
		String end = List.of("\n", "\r\n", "\r").get(this.random.nextInt(3));
		StringBuilder document = new StringBuilder(this.random.nextInt(5) == 0 ? "\uFEFF" : "").append("id,title,note")
			.append(end);
		int rows = this.random.nextInt(30);
		for (int i = 0; i < rows; i++) {
			document.append(cell()).append(',').append(cell()).append(',').append(cell());
			document.append((i == rows - 1 && this.random.nextBoolean()) ? "" : end);
		}
		return document.toString();
	}

	private String cell() {
		String text = text(this.random.nextInt(4));
		boolean quoted = this.random.nextInt(4) == 0 || text.matches("(?s).*[,\"\r\n].*");
		return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
	}

	private String text(int words) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < words; i++) {
			text.append(text.isEmpty() ? "" : " ").append(WORDS.get(this.random.nextInt(WORDS.size())));
		}
		return text.toString();
	}

	private String damaged(String document) {
		StringBuilder damaged = new StringBuilder(document);
		for (int i = this.random.nextInt(4); i >= 0; i--) {
			int at = this.random.nextInt(damaged.length() + 1);
			if (this.random.nextBoolean()) {
				damaged.insert(at, DAMAGE.get(this.random.nextInt(DAMAGE.size())));
			}
			else {
				damaged.delete(at, at + this.random.nextInt(5));
			}
		}
		return damaged.toString();
	}

	private byte[] cut(byte[] bytes) {
		return java.util.Arrays.copyOf(bytes, this.random.nextInt(bytes.length + 1));
	}

	private byte[] flipped(byte[] bytes) {
		bytes[this.random.nextInt(bytes.length)] = (byte) this.random.nextInt(256);
		return bytes;
	}

	private byte[] noise() {
		ByteArrayOutputStream noise = new ByteArrayOutputStream();
		byte[] bytes = new byte[this.random.nextInt(300)];
		this.random.nextBytes(bytes);
		if (this.random.nextBoolean()) {
			noise.writeBytes("id,title\n".getBytes(StandardCharsets.UTF_8));
		}
		noise.writeBytes(bytes);
		return noise.toByteArray();
	}

}
