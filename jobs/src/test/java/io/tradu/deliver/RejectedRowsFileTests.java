package io.tradu.deliver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.ItemAddress;
import io.tradu.csv.CsvDocumentReader;
import io.tradu.csv.CsvEntry;
import io.tradu.document.RejectedCells;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The cells of rejected rows, in front of a spreadsheet. */
class RejectedRowsFileTests {

	private static final String DOCUMENT = "id,=title,note\n"
			+ "1,=cmd|' /C calc'!A0,\uFF1D1\n2,\"\ttab\",+34\n3,plain,a=b\n-4,@x\n";

	@TempDir
	private Path folder;

	@Test
	void writesCellsAsTheyCame() throws IOException {
		assertThat(write(RejectedCells.RAW)).startsWith("id,=title,note,tradu_reason,tradu_category,tradu_detail\n"
				+ "1,=cmd|' /C calc'!A0,\uFF1D1,a-rule,data,why\n2,\ttab,+34,a-rule,data,why\n3,plain,a=b,");
	}

	@Test
	void writesNoCellThatASpreadsheetEvaluates() throws IOException {
		assertThat(write(RejectedCells.QUOTED)).isEqualTo("""
				id,'=title,note,tradu_reason,tradu_category,tradu_detail
				1,'=cmd|' /C calc'!A0,'\uFF1D1,a-rule,data,why
				2,'\ttab,'+34,a-rule,data,why
				3,plain,a=b,a-rule,data,why
				'-4,'@x,,a-rule,data,"why; raw text: -4,@x"
				""");
	}

	private String write(RejectedCells cells) throws IOException {
		Path document = Files.writeString(this.folder.resolve("a.csv"), DOCUMENT);
		Path place = this.folder.resolve("a.es.rejected.csv");
		try (CsvDocumentReader source = CsvDocumentReader.open(document);
				RejectedRowsFile rejected = new RejectedRowsFile(place.getParent(), place, source.header(), cells)) {
			for (CsvEntry entry = source.next(); entry != null; entry = source.next()) {
				rejected.add(entry, new DeadLetter(new ItemAddress("row", "1", "es", entry.rowNumber()), "a-rule",
						FailureCategory.DATA, "why", entry.rawText()));
			}
			rejected.commit();
		}
		return Files.readString(place);
	}

}
