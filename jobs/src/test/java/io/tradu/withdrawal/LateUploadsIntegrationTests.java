package io.tradu.withdrawal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.testing.Conservation;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Documents whose sender goes on writing after they were received. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class LateUploadsIntegrationTests {

	@Parameter
	private TestDatabase database;

	private Line line;

	@BeforeEach
	void receiveHalfOfIt() {
		this.line = Line.shared(this.database, TestFeeds.KEYED_NEWS, "tradu.receive.keep-sent=1h");
		this.line.nextDate();
		this.line.put("news", "a.csv", "id,title\n1,Good day " + this.line.date().getDayOfYear() + "\n");
		new Conservation(this.line).run();
	}

	@Test
	void keepsFileOfSenderOutOfTheInbox() throws IOException {
		assertThat(this.line.path("inbox", "news")).isEmptyDirectory();
		assertThat(sent()).hasSameBinaryContentAs(this.line.archived("news", "a.csv"));
	}

	@Test
	void keepsArchiveApartFromWhatTheSenderWrites() throws IOException {
		Files.writeString(sent(), "2,Good evening\n", StandardOpenOption.APPEND);

		assertThat(this.line.archived("news", "a.csv")).content().doesNotContain("evening");
	}

	@Test
	void deliversWholeFileInTheNextNightAndWithdrawsTheHalf() throws IOException {
		Path half = this.line.delivered("news", "a.es.csv");
		Path manifest = this.line.delivered("news", "manifest.json");
		assertThat(half).exists();
		Files.writeString(sent(), "2,Good evening\n", StandardOpenOption.APPEND);
		Document before = document(DocumentStatus.DELIVERED);
		this.line.nextDate();

		new Conservation(this.line).run();

		assertThat(half).doesNotExist();
		assertThat(manifest).content().doesNotContain("a.es.csv");
		assertThat(this.line.bean(Documents.class).find(before.id())).get()
			.extracting(Document::status)
			.isEqualTo(DocumentStatus.QUARANTINED);
		assertThat(Line.read(this.line.delivered("news", "a.es.csv"))).contains("\n2,");
	}

	private Document document(DocumentStatus status) {
		List<Document> found = this.line.bean(Documents.class).find(this.line.date(), "news", status);
		return found.get(0);
	}

	private Path sent() throws IOException {
		try (Stream<Path> files = Files.walk(this.line.path("archive", ".sent", this.line.date().toString()))) {
			return files.filter((file) -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
				.findFirst()
				.orElseThrow();
		}
	}

}
