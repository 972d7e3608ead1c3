package io.tradu.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.tradu.csv.BadRow;
import io.tradu.csv.CsvDocumentReader;
import io.tradu.csv.CsvEntry;
import io.tradu.csv.CsvRow;
import io.tradu.document.Document;
import io.tradu.document.DocumentFile;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.nightly.NightAccount;
import io.tradu.nightly.NightRun;
import io.tradu.testing.Conservation;
import io.tradu.testing.Line;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Nights on whatever bytes there are. */
class RandomDocumentsIntegrationTests {

	private static final int NIGHTS = 40;

	private static final int FILES = 50;

	private final Line line = IngestFeeds.line();

	@ParameterizedTest
	@ValueSource(longs = 20261124)
	void accountsForEveryFileAndEveryRow(long seed) throws IOException {
		Random random = new Random(seed);
		RandomBytes bytes = new RandomBytes(random);
		int documents = 0;
		for (int night = 0; night < NIGHTS; night++) {
			this.line.nextDate();
			for (int i = 0; i < FILES; i++) {
				this.line.put(random.nextInt(3) == 0 ? "strict" : "news", "f%02d.csv".formatted(i), bytes.next());
			}
			documents += proveNight("seed " + seed + ", night " + night);
		}
		assertThat(documents).as("documents delivered").isGreaterThan(NIGHTS * FILES / 4);
	}

	private int proveNight(String where) throws IOException {
		NightRun run = new Conservation(this.line).run();
		NightAccount account = this.line.account(run);
		List<Document> delivered = this.line.bean(Documents.class).find(run.night(), DocumentStatus.DELIVERED);
		assertThat(delivered.size() + account.duplicates().size() + account.setAside().size()).as(where)
			.isEqualTo(FILES);
		for (Document document : delivered) {
			proveDocument(document, where + ", " + document.label());
		}
		return delivered.size();
	}

	// The key is not translated, so the two files together hold the document's.
	private void proveDocument(Document document, String where) throws IOException {
		List<String> received = new ArrayList<>();
		List<String> bad = new ArrayList<>();
		try (CsvDocumentReader reader = this.line.bean(DocumentFile.class).open(document)) {
			int key = reader.header().names().indexOf("id");
			for (CsvEntry entry = reader.next(); entry != null; entry = reader.next()) {
				if (entry instanceof CsvRow row) {
					received.add(row.value(key));
				}
				else {
					bad.add(((BadRow) entry).bestEffortCells(reader.header().names().size()).get(key));
				}
			}
		}
		List<String> found = keys(document, document.deliverableName("es"));
		List<String> rejected = keys(document, document.rejectedName("es"));
		assertThat(rejected.size()).as(where).isGreaterThanOrEqualTo(bad.size());
		received.addAll(bad);
		found.addAll(rejected);
		assertThat(found).as(where).containsExactlyInAnyOrderElementsOf(received);
	}

	private List<String> keys(Document document, String fileName) throws IOException {
		List<String> keys = new ArrayList<>();
		Path file = this.line.delivered(document.feed(), fileName);
		if (Files.exists(file)) {
			try (CsvDocumentReader reader = CsvDocumentReader.open(file)) {
				int key = reader.header().names().indexOf("id");
				for (CsvEntry entry = reader.next(); entry != null; entry = reader.next()) {
					keys.add(((CsvRow) entry).value(key));
				}
			}
		}
		return keys;
	}

}
