package io.tradu.receive;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Files in a feed's folder that cannot be read as its documents. */
class UnreadableFilesIntegrationTests {

	private final ReceivingNight night = ReceivingNight.onSharedLine();

	@Test
	void quarantinesEmptyFile() {
		assertThat(reasonFor("")).isEqualTo("empty-file: it has no bytes");
	}

	@Test
	void quarantinesByteOrderMarkAlone() {
		assertThat(reasonFor("\uFEFF"))
			.isEqualTo("no-header: the file has no header: there is nothing in it but blank lines (byte offset 3)");
	}

	@Test
	void quarantinesBlankLines() {
		assertThat(reasonFor("\r\n\r\n\n"))
			.isEqualTo("no-header: the file has no header: there is nothing in it but blank lines (byte offset 5)");
	}

	@Test
	void quarantinesHeaderWithoutRows() {
		assertThat(reasonFor("id,title\r\n")).isEqualTo("no-rows: it has a header and no row");
	}

	@Test
	void quarantinesHeaderWithBlankLinesOnly() {
		assertThat(reasonFor("id,title\n\n\n")).isEqualTo("no-rows: it has a header and no row");
	}

	@Test
	void quarantinesHeaderWithoutColumnToTranslate() {
		assertThat(reasonFor("id,headline\n1,Good day\n"))
			.isEqualTo("missing-columns: its header lacks [title]; it has [id, headline]");
	}

	@Test
	void quarantinesHeaderWithoutKey() {
		assertThat(reasonFor("title,url\nGood day,-\n"))
			.isEqualTo("missing-columns: its header lacks [id]; it has [title, url]");
	}

	@Test
	void quarantinesHeaderInOtherLetterCase() {
		assertThat(reasonFor("ID,Title\n1,Good day\n"))
			.isEqualTo("missing-columns: its header lacks [id, title]; it has [ID, Title]");
	}

	@Test
	void quarantinesHeaderWithOtherSeparator() {
		assertThat(reasonFor("id;title\n1;Good day\n"))
			.isEqualTo("missing-columns: its header lacks [id, title]; it has [id;title]");
	}

	@Test
	void quarantinesHeaderThatRepeatsColumn() {
		assertThat(reasonFor("id,title,title\n1,Good day,Good night\n"))
			.isEqualTo("repeated-columns: its header names [title] more than once");
	}

	@Test
	void quarantinesHeaderThatLeavesQuoteOpen() {
		assertThat(reasonFor("id,\"title\n1,Good day\n"))
			.isEqualTo("bad-header: a quote opened in this line is not closed before the file ends (byte offset 0)");
	}

	@Test
	void shortensReasonOfLongHeader() {
		assertThat(reasonFor("id," + "name,".repeat(900) + "x\n1,Good day\n")).startsWith("missing-columns: ")
			.hasSizeLessThan(1000);
	}

	@Test
	void quarantinesHeaderOfTooManyColumns() {
		assertThat(reasonFor("id,title" + ",n".repeat(999) + "\n1,Good day\n")).startsWith("too-many-columns: ");
	}

	@Test
	void quarantinesHeaderThatIsTooLong() {
		assertThat(reasonFor("id,title," + "n".repeat(66_000) + "\n1,Good day,\n")).startsWith("header-too-long: ");
	}

	@Test
	void quarantinesLatin1AndNamesItsFirstByte() {
		assertThat(reasonFor("id,title\n1,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1)))
			.isEqualTo("not-utf8: it is not UTF-8: the first wrong byte stands at offset 14; "
					+ "it looks like ISO-8859-1 or Windows-1252");
	}

	@Test
	void quarantinesWindows1252() {
		assertThat(reasonFor("id,title\n1,\u201cquoted\u201d\n".getBytes(Charset.forName("windows-1252")))).isEqualTo(
				"not-utf8: it is not UTF-8: the first wrong byte stands at offset 11; " + "it looks like Windows-1252");
	}

	@Test
	void quarantinesUtf16WithByteOrderMark() {
		assertThat(reasonFor("\uFEFFid,title\n1,Good day\n".getBytes(StandardCharsets.UTF_16LE)))
			.isEqualTo("not-utf8: it is not UTF-8: the first wrong byte stands at offset 0; "
					+ "it looks like UTF-16LE (byte order mark)");
	}

	@Test
	void quarantinesUtf16WithoutByteOrderMark() {
		assertThat(reasonFor("id,title\n1,Good day\n".getBytes(StandardCharsets.UTF_16BE)))
			.isEqualTo("nul-byte: it holds a NUL byte, which no text does, at offset 0; it looks like UTF-16BE");
	}

	@Test
	void quarantinesNulByteAndNamesItsPlace() {
		assertThat(reasonFor("id,title\n1,Good\0day\n"))
			.isEqualTo("nul-byte: it holds a NUL byte, which no text does, at offset 15");
	}

	@Test
	void quarantinesFileCutWithinCharacter() {
		byte[] whole = "id,title\n1,\u20ac".getBytes(StandardCharsets.UTF_8);

		assertThat(reasonFor(java.util.Arrays.copyOf(whole, whole.length - 1)))
			.startsWith("not-utf8: it is not UTF-8: the first wrong byte stands at offset 11");
	}

	@Test
	void quarantinesFileLargerThanItsFeedTakes() {
		assertThat(reasonFor(this.night.document("Good day").repeat(6000))).startsWith("too-large: it has ")
			.endsWith(" bytes; the feed's max-size is 100KB (102400 bytes)");
	}

	private String reasonFor(String content) {
		return reasonFor(content.getBytes(StandardCharsets.UTF_8));
	}

	private String reasonFor(byte[] content) {
		return this.night.quarantined(this.night.put("news", "bad.csv", content));
	}

}
