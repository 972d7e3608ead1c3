package io.tradu.receive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.tradu.testing.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What lies in the inbox by its place, its kind and its name. */
class ReceivedFilesIntegrationTests {

	private final ReceivingNight night = ReceivingNight.onSharedLine();

	@Test
	void quarantinesFileOutsideAnyFeed() {
		Path file = this.night.put("", "stray.csv", this.night.document("Stray"));

		assertThat(this.night.quarantined(file)).isEqualTo(
				"no-feed: it lies in the inbox itself; documents lie in the folder of their feed, inbox/<feed>/");
	}

	@Test
	void leavesFolderOfUnknownFeed() {
		Path file = this.night.put("nwes", "a.csv", this.night.document("Mistyped"));

		assertThat(this.night.deferredFolder("nwes")).isEqualTo("unknown-feed");
		assertThat(file).exists();
	}

	@Test
	void tellsFeedsApartByLetterCase() {
		Path file = this.night.put("News", "a.csv", this.night.document("Capital"));

		assertThat(this.night.deferredFolder("News")).isEqualTo("unknown-feed");
		assertThat(file).exists();
	}

	@Test
	void leavesFolderThatIsLink() throws IOException {
		Path elsewhere = Files.createDirectories(this.night.line().path("elsewhere"));
		Path file = Files.writeString(elsewhere.resolve("a.csv"), this.night.document("Elsewhere"));
		Path link = Files.createSymbolicLink(this.night.line().path("inbox", "linked"), elsewhere);

		try {
			assertThat(this.night.deferredFolder("linked")).isEqualTo("link");
			assertThat(link).isSymbolicLink();
			assertThat(file).exists();
		}
		finally {
			Files.delete(link);
		}
	}

	@Test
	void quarantinesFileInSubFolder() {
		Path file = this.night.put("news/2026/january", "a.csv", this.night.document("Deep"));

		assertThat(this.night.quarantined(file)).isEqualTo("sub-folder: it lies in a sub-folder of the feed news; "
				+ "documents lie in the folder of their feed itself");
	}

	@Test
	void quarantinesFileInFolderPathLongerThanAnyName() {
		Path file = this.night.put("news/" + "d".repeat(200) + "/" + "e".repeat(200), "a.csv",
				this.night.document("Very deep"));

		assertThat(this.night.quarantined(file)).startsWith("sub-folder: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.xlsx", "a.csv.gz", "csv", "a.csv " })
	void quarantinesFileThatIsNotNamedCsv(String name) {
		Path file = this.night.put("news", name, this.night.document("Other format " + name));

		assertThat(this.night.quarantined(file)).isEqualTo("not-csv: its name does not end with .csv");
	}

	@Test
	void quarantinesFileWhoseNameLeavesNoRoomForThoseOfItsDeliverables() throws IOException {
		String name = "ñ".repeat(125) + ".csv";
		Path file = this.night.put("news", name, this.night.document("Long name"));

		this.night.run();

		assertThat(file).doesNotExist();
		try (var found = Files.list(this.night.line().quarantined("news", "x").getParent())) {
			assertThat(found.filter((path) -> path.toString().endsWith(".reason.json"))).singleElement()
				.satisfies((reason) -> assertThat(Line.read(reason)).contains("\"name-too-long\"", name,
						"its name has 254 bytes in UTF-8; 200 are allowed"));
		}
	}

	@Test
	void quarantinesSymbolicLinkAndLeavesWhatItPointsTo() throws IOException {
		Path elsewhere = Files.writeString(this.night.line().path("elsewhere.csv"), this.night.document("Elsewhere"));
		Path link = Files.createSymbolicLink(this.night.place("news", "link.csv"), elsewhere);

		assertThat(this.night.quarantined(link))
			.isEqualTo("not-a-file: it is a link or a special file; documents are regular files");
		assertThat(elsewhere).exists();
	}

	@Test
	void quarantinesDanglingLink() throws IOException {
		Path link = Files.createSymbolicLink(this.night.place("news", "dangling.csv"), Path.of("/nowhere/at/all"));

		assertThat(this.night.quarantined(link)).startsWith("not-a-file: ");
	}

	@Test
	@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void quarantinesPipeWithoutWaitingForItsWriter() throws Exception {
		Path pipe = this.night.place("news", "pipe.csv");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(10, TimeUnit.SECONDS)).isTrue();

		assertThat(this.night.quarantined(pipe)).startsWith("not-a-file: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "two words.csv", "Straße 東京.csv", "it's \"quoted\".csv", "a,b;c.csv", "UPPER.CSV",
			"$(reboot) & `id`.csv", "dots.in.name.csv", "~tilde.csv", "100%.csv", "back\\slash.csv" })
	void deliversUnderEveryName(String name) {
		this.night.put("news", name, this.night.document("Good evening"));

		this.night.run();

		String stem = name.substring(0, name.length() - ".csv".length());
		assertThat(Line.read(this.night.line().delivered("news", stem + ".es.csv"))).contains("Iqqf gxgpkpi");
		assertThat(this.night.line().archived("news", name)).exists();
	}

	@ParameterizedTest
	@ValueSource(strings = { "line\nbreak.csv", "escape\u001b[2J.csv", "c1\u0085.csv", "separator\u2028.csv",
			"not UTF-8 \ufffd.csv" })
	void quarantinesFileWhoseNameCannotBePrinted(String name) {
		Path file = this.night.put("news", name, this.night.document("Bad name"));

		assertThat(this.night.quarantinedAs(file)).isEqualTo("bad-name");
	}

	@Test
	void keepsBothOfTwoBadFilesOfOneName() {
		Path file = this.night.put("news", "bad.csv", "no such column\n1\n");
		this.night.quarantined(file);
		this.night.put("news", "bad.csv", "nor such a column\n1\n");

		this.night.runAgain();

		assertThat(this.night.line().quarantined("news", "bad.csv")).hasContent("no such column\n1\n");
		assertThat(this.night.line().quarantined("news", "bad~2.csv")).hasContent("nor such a column\n1\n");
		assertThat(this.night.line().quarantined("news", "bad~2.csv.reason.json")).exists();
	}

	@Test
	void keepsFileThatHasTheNameOfAReason() {
		this.night.put("news", "b.csv.reason.json", "{\"sent\": \"by a customer\"}");
		this.night.run();
		this.night.put("news", "b.csv", "no such column\n1\n");

		this.night.runAgain();

		Line line = this.night.line();
		assertThat(line.quarantined("news", "b.csv.reason~2.json")).hasContent("{\"sent\": \"by a customer\"}");
		assertThat(Line.read(line.quarantined("news", "b.csv.reason~2.json.reason.json"))).contains("\"not-csv\"");
		assertThat(Line.read(line.quarantined("news", "b.csv.reason.json"))).contains("\"missing-columns\"");
	}

}
