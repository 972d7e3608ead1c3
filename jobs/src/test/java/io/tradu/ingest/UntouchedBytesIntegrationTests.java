package io.tradu.ingest;

import org.junit.jupiter.api.Test;

/** What is not translated leaves as it came, byte for byte. */
class UntouchedBytesIntegrationTests {

	@Test
	void keepsByteOrderMarkAndCarriageReturns() {
		night("\uFEFFid,title\r\n1,Good day\r\n").delivered("es", "\uFEFFid,title\r\n1,Iqqf fcy\r\n");
	}

	@Test
	void keepsLastRowWithoutLineEnd() {
		night("id,title\n1,Good day\n2,Good night").delivered("es", "id,title\n1,Iqqf fcy\n2,Iqqf pkijv");
	}

	@Test
	void keepsCarriageReturnsAlone() {
		night("id,title\r1,Good day\r2\r3,Good night\r").delivered("es", "id,title\r1,Iqqf fcy\r3,Iqqf pkijv\r")
			.hasDeadRow(2, "ragged-row", "the row has 1 cells, the header has 2", "2\r")
			.rejected("es", "id,title,tradu_reason,tradu_category,tradu_detail\r"
					+ "2,,ragged-row,data,\"the row has 1 cells, the header has 2; raw text: 2\"\r");
	}

	@Test
	void keepsMixedLineEnds() {
		night("id,title\r\n1,Good day\n2,Good night\r3,Good evening\r\n").delivered("es",
				"id,title\r\n1,Iqqf fcy\n2,Iqqf pkijv\r3,Iqqf gxgpkpi\r\n");
	}

	@Test
	void keepsBlankLines() {
		night("\n\nid,title\n\n1,Good day\n\n\n2,Good night\n\n")
			.delivered("es", "\n\nid,title\n\n1,Iqqf fcy\n\n\n2,Iqqf pkijv\n\n")
			.hasLedger(2, 2, 0);
	}

	@Test
	void rejectsLineOfSpaces() {
		night("id,title\n1,Good day\n   \n2,Good night\n").delivered("es", "id,title\n1,Iqqf fcy\n2,Iqqf pkijv\n")
			.hasDeadRow(2, "ragged-row", "the row has 1 cells, the header has 2", "   \n");
	}

	@Test
	void keepsOtherColumnsAndTheirQuotes() {
		night("\"id\",title,\"no,te\"\n\"1\",\"Good day\",\"a \"\"b\"\"\r\nc\"\n2,Good night,  x \u00e9\u6771\n")
			.delivered("es",
					"\"id\",title,\"no,te\"\n\"1\",\"Iqqf fcy\",\"a \"\"b\"\"\r\nc\"\n2,Iqqf pkijv,  x \u00e9\u6771\n");
	}

	@Test
	void keepsCellsWithoutLanguage() {
		night("id,title\n1,\n2,42\n3,https://example.com/good\n4,\"  \"\n5,Good day\n")
			.delivered("es", "id,title\n1,\n2,42\n3,https://example.com/good\n4,\"  \"\n5,Iqqf fcy\n")
			.hasNoRejectedRows("es")
			.hasLedger(5, 5, 0);
	}

	@Test
	void keepsRowsOfOneColumnWhoseTextIsQuoted() {
		night("id,title\n\"\",\"\"\n,Good day\n").delivered("es", "id,title\n\"\",\"\"\n,Iqqf fcy\n")
			.hasLedger(2, 2, 0);
	}

	private static IngestingNight night(String content) {
		return IngestingNight.with(IngestFeeds.line(), "news", content);
	}

}
