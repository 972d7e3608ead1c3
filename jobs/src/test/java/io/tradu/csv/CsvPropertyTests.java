package io.tradu.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CsvPropertyTests {

	private static final String[] PIECES = { "\"", "\"", "\"", ",", ",", "\n", "\n", "\r\n", "\r", "a", "bc", " ", "é",
			"€", "\uD83D\uDE00", "\uFEFF" };

	@Test
	void losesNoByteOfAnyText() {
		Randomly.check(10_000, (random) -> {
			String text = "a,b\n" + anyText(random, 60);
			Reading reading = Reading.of(text, 8 + random.nextInt(40));
			assertTiles(reading, text.getBytes(StandardCharsets.UTF_8));
			assertReadsTheSameAgain(reading, random);
		});
	}

	@Test
	void losesNoByteOfAnyTextOverBufferBorders() {
		Randomly.check(12, (random) -> {
			String text = "a,b\n" + anyText(random, 200_000);
			Reading reading = Reading.of(text, 1000 + random.nextInt(200_000));
			assertTiles(reading, text.getBytes(StandardCharsets.UTF_8));
			assertReadsTheSameAgain(reading, random);
		});
	}

	@Test
	void readsAnyBytesOrSaysWhereTheyAreUnreadable() {
		Randomly.check(6000, (random) -> {
			byte[] bytes = ((random.nextBoolean() ? "a,b\n" : "") + anyText(random, 40))
				.getBytes(StandardCharsets.UTF_8);
			if (bytes.length > 0 && random.nextBoolean()) {
				bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
			}
			try {
				assertTiles(Reading.of(bytes, 20), bytes);
			}
			catch (UnreadableDocument ex) {
				Utf8Check check = new Utf8Check(0);
				check.feed(bytes, 0, bytes.length);
				check.finish();
				long malformed = check.firstMalformed().orElse(-1);
				assertThat(ex.rule().equals("not-utf8") ? ex.byteOffset() : malformed).isEqualTo(malformed);
			}
		});
	}

	@Test
	void agreesWithFastCsvWhereNothingIsWrong() {
		Randomly.check(10_000, (random) -> {
			String text = "a,b\n" + anyText(random, 12);
			Reading reading = Reading.of(text);
			if (reading.bad().isEmpty()) {
				List<List<String>> expected = new ArrayList<>();
				for (CsvRecord record : CsvReader.builder().ofCsvRecord(text)) {
					expected.add(record.getFields());
				}
				assertThat(reading.values()).isEqualTo(expected.subList(1, expected.size()));
			}
		});
	}

	@Test
	void readsTheCellsThatWereWritten() {
		Randomly.check(6000, (random) -> {
			RandomDocument document = RandomDocument.of(random, 1 + random.nextInt(5));
			Reading reading = Reading.of(document.text());
			assertThat(reading.entries()).extracting(CsvEntry::rawText).isEqualTo(document.rows());
			assertThat(reading.values()).isEqualTo(document.cells());
			assertTiles(reading, document.text().getBytes(StandardCharsets.UTF_8));
			assertReadsTheSameAgain(reading, random);
		});
	}

	@Test
	void findsEveryRowBesidesTheBrokenOne() {
		Randomly.check(10_000, (random) -> {
			RandomDocument document = RandomDocument.of(random, 3);
			List<String> rows = new ArrayList<>(document.rows());
			int broken = random.nextInt(rows.size() + 1);
			String before = (broken == rows.size() && broken > 0) ? "\n" : "";
			rows.add(broken, before + anyText(random, 10).replaceAll("[\r\n]", "") + "\n");
			Reading reading = Reading.of(document.header() + String.join("", rows));
			assertFound(document.cells(), reading.values());
		});
	}

	@Test
	void changesOnlyTheEditedCells() {
		Randomly.check(6000, (random) -> {
			int columns = 1 + random.nextInt(5);
			RandomDocument document = RandomDocument.of(random, columns);
			StringBuilder text = new StringBuilder(document.header());
			List<List<String>> expected = new ArrayList<>();
			for (CsvRow row : Reading.of(document.text()).rows()) {
				Map<Integer, String> edits = anyEdits(random, columns);
				text.append(CellEdits.apply(row, edits));
				List<String> values = new ArrayList<>(row.values());
				edits.forEach(values::set);
				expected.add(values);
				assertThat(CellEdits.apply(row, originals(row, edits))).isEqualTo(row.rawText());
			}
			assertThat(Reading.of(text.toString()).values()).isEqualTo(expected);
		});
	}

	private static Map<Integer, String> anyEdits(SplittableRandom random, int columns) {
		Map<Integer, String> edits = new HashMap<>();
		for (int column = 0; column < columns; column++) {
			if (random.nextBoolean()) {
				edits.put(column, anyText(random, 5));
			}
		}
		return edits;
	}

	private static Map<Integer, String> originals(CsvRow row, Map<Integer, String> edits) {
		Map<Integer, String> originals = new HashMap<>();
		edits.keySet().forEach((column) -> originals.put(column, row.value(column)));
		return originals;
	}

	private static void assertFound(List<List<String>> expected, List<List<String>> found) {
		Iterator<List<String>> remaining = found.iterator();
		for (List<String> cells : expected) {
			boolean seen = false;
			while (!seen && remaining.hasNext()) {
				seen = remaining.next().equals(cells);
			}
			assertThat(seen).as("row %s in %s", cells, found).isTrue();
		}
	}

	private static void assertTiles(Reading reading, byte[] bytes) {
		long offset = reading.header().byteLength();
		long row = 1;
		StringBuilder text = new StringBuilder(reading.header().rawText());
		for (CsvEntry entry : reading.entries()) {
			assertThat(entry.byteOffset()).isEqualTo(offset);
			assertThat(entry.rowNumber()).isEqualTo(row++);
			assertThat(entry.byteLength()).isPositive();
			int end = (int) (offset + entry.byteLength());
			String raw = new String(bytes, (int) offset, (int) entry.byteLength(), StandardCharsets.UTF_8);
			boolean cut = entry instanceof BadRow bad && bad.truncated();
			assertThat(raw).startsWith(entry.rawText());
			text.append(cut ? raw : entry.rawText());
			offset = end;
		}
		assertThat(offset).isEqualTo(bytes.length);
		assertThat(text.toString().getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
	}

	private static void assertReadsTheSameAgain(Reading reading, SplittableRandom random) throws IOException {
		int count = reading.entries().size();
		if (count > 0) {
			int from = random.nextInt(count);
			int to = random.nextInt(from, count);
			assertThat(reading.again(from, to)).isEqualTo(reading.entries().subList(from, to + 1));
		}
	}

	private static String anyText(SplittableRandom random, int longest) {
		StringBuilder text = new StringBuilder();
		int pieces = random.nextInt(longest + 1);
		for (int i = 0; i < pieces; i++) {
			text.append(Randomly.oneOf(random, PIECES));
		}
		return text.toString();
	}

}
