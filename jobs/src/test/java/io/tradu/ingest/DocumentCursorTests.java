package io.tradu.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import io.tradu.csv.CsvDocumentReader;
import io.tradu.csv.CsvEntry;
import io.tradu.csv.CsvRange;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Feed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** When a document with bad rows is refused, and what is read of it until then. */
class DocumentCursorTests {

	private static final String HEADER = "id,title\n";

	private static final Feed.BadRows ALLOWED = new Feed.BadRows(0.2, 20L);

	private static final long ALL = Long.MAX_VALUE;

	@TempDir
	private Path folder;

	@Test
	void refusesGarbageAfterTheNumberAllowed() throws IOException {
		DocumentCursor cursor = cursor("x\n".repeat(100_000));

		int read = readUntilInDoubt(cursor);
		cursor.countRest(ALL);

		assertThat(read).isEqualTo(21);
		assertThat(cursor.refusal()).hasValue("100000 of its 100000 rows are bad; the feed allows 20 rows or a share "
				+ "of 0.2. The first: row 1: ragged-row (the row has 1 cells, the header has 2); "
				+ "row 2: ragged-row (the row has 1 cells, the header has 2); "
				+ "row 3: ragged-row (the row has 1 cells, the header has 2)");
	}

	@Test
	void readsOnWhereItWasInDoubtOnceTheShareIsSmallEnough() throws IOException {
		DocumentCursor cursor = cursor("x\n".repeat(21) + "1,Good day\n".repeat(84));
		readUntilInDoubt(cursor);

		cursor.countRest(ALL);

		assertThat(cursor.refusal()).isEmpty();
		assertThat(cursor.isInDoubt()).isFalse();
		assertThat(rest(cursor)).isEqualTo(84);
		assertThat(cursor.rows()).isEqualTo(105);
	}

	@Test
	void refusesOneRowFewer() throws IOException {
		DocumentCursor cursor = cursor("x\n".repeat(21) + "1,Good day\n".repeat(83));
		readUntilInDoubt(cursor);

		cursor.countRest(ALL);

		assertThat(cursor.refusal()).isPresent();
	}

	@Test
	void isNeverInDoubtWithTheNumberAllowed() throws IOException {
		DocumentCursor cursor = cursor("x\n".repeat(20));

		assertThat(readUntilInDoubt(cursor)).isEqualTo(20);
		assertThat(cursor.isInDoubt()).isFalse();
		assertThat(cursor.next()).isNull();
	}

	@Test
	void countsTheRestInPieces() throws IOException {
		DocumentCursor cursor = cursor("x\n".repeat(1000));
		readUntilInDoubt(cursor);
		long position = cursor.bytes();

		int pieces = 0;
		while (cursor.isInDoubt()) {
			cursor.countRest(200);
			pieces++;
		}

		assertThat(pieces).isEqualTo(10);
		assertThat(cursor.refusal()).isPresent();
		assertThat(cursor.bytes()).isEqualTo(position);
	}

	@Test
	void decidesTheSameAfterRestartAnywhere() throws IOException {
		String rows = "x\n1,Good day\n".repeat(60);
		String undisturbed = verdict(cursor(rows));
		for (int before = 1; before < 120; before++) {
			DocumentCursor first = cursor(rows);
			BadRowCount counted = new BadRowCount(ALLOWED, 0, List.of());
			for (int row = 0; row < before; row++) {
				counted.add(first.next());
			}

			assertThat(verdict(cursor(first.rows(), first.bytes(), counted))).isEqualTo(undisturbed);
		}
	}

	private static String verdict(DocumentCursor cursor) throws IOException {
		readUntilInDoubt(cursor);
		cursor.countRest(ALL);
		return cursor.refusal().orElseThrow();
	}

	private static int readUntilInDoubt(DocumentCursor cursor) throws IOException {
		int rows = 0;
		while (!cursor.isInDoubt()) {
			CsvEntry entry = cursor.next();
			if (entry == null) {
				return rows;
			}
			rows++;
		}
		return rows;
	}

	private static int rest(DocumentCursor cursor) throws IOException {
		int rows = 0;
		while (cursor.next() != null) {
			rows++;
		}
		return rows;
	}

	private DocumentCursor cursor(String rows) throws IOException {
		Files.writeString(this.folder.resolve("a.csv"), HEADER + rows);
		return cursor(0, HEADER.length(), new BadRowCount(ALLOWED, 0, List.of()));
	}

	private DocumentCursor cursor(long rowsBefore, long bytesBefore, BadRowCount badRows) throws IOException {
		Path file = this.folder.resolve("a.csv");
		long size = Files.size(file);
		Document document = new Document(1, 1, LocalDate.of(2026, 11, 20), "news", "a.csv", "a.csv", "0".repeat(64),
				size, DocumentStatus.RECEIVED, "en", List.of("es"), rowsBefore, bytesBefore);
		return new DocumentCursor(document,
				(rows, bytes) -> CsvDocumentReader.open(file, new CsvRange(bytes, size - bytes, rows + 1, 2)), badRows);
	}

}
