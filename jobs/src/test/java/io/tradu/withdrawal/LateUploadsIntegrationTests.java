package io.tradu.withdrawal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;
import io.tradu.csv.TextFileScan;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Night;
import io.tradu.document.Nights;
import io.tradu.testing.Conservation;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.testing.TestFeeds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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

	@Test
	void removesWhatWasWrittenOfADocumentThatIsWithdrawnBeforeItIsDelivered() {
		this.line.nextDate();
		this.line.put("news", "a.csv", "id,title\n1,Good night " + this.line.date().getDayOfYear() + "\n");
		Path written = this.line.delivered("news", "a.es.csv");
		AtomicBoolean grown = new AtomicBoolean();
		this.line.engine().beforeEachCall(() -> {
			if (grown.compareAndSet(false, true)) {
				try {
					Files.createDirectories(written.getParent());
					Files.writeString(written, "written by a process that died");
					Files.writeString(sent(), "2,Good evening\n", StandardOpenOption.APPEND);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}
		});

		this.line.run();
		this.line.engine().reset();

		assertThat(document(DocumentStatus.QUARANTINED).fileName()).isEqualTo("a.csv");
		assertThat(written).doesNotExist();
	}

	@Test
	void keepsWhatWasWithdrawnAsAnEarlierVersionOfItsCorrection() throws IOException {
		String first = TextFileScan.of(this.line.delivered("news", "a.es.csv")).sha256();
		this.line.bean(Withdrawal.class)
			.withdraw(document(DocumentStatus.DELIVERED), "test-rule", "for the test", Act.ofPerson("for the test"));
		this.line.put("news", "a.csv", "id,title\n1,Good night " + this.line.date().getDayOfYear() + "\n");

		new Conservation(this.line).run(true);

		JsonNode target = JsonMapper.shared()
			.readTree(Line.read(this.line.delivered("news", "manifest.json")))
			.path("documents")
			.path(0)
			.path("targets")
			.path(0);
		assertThat(target.path("version").asInt()).isEqualTo(2);
		assertThat(target.path("versions").valueStream()).extracting((version) -> version.path("sha256").asString())
			.containsExactly(first, target.path("sha256").asString());
		assertThat(target.path("versions").path(1).path("why").asString()).isEqualTo("corrected document");
		assertThat(this.line.bean(AuditLog.class)
			.find(new AuditFilter(null, "withdraw", "document news/a.csv", null, null), 1)
			.get(0)
			.detail()).contains(first);
	}

	private Document document(DocumentStatus status) {
		Night night = this.line.bean(Nights.class).last(this.line.date()).orElseThrow();
		return this.line.bean(Documents.class).find(night, status).get(0);
	}

	private Path sent() throws IOException {
		try (Stream<Path> files = Files.walk(this.line.path("archive", ".sent", this.line.date().toString()))) {
			return files.filter((file) -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
				.findFirst()
				.orElseThrow();
		}
	}

}
