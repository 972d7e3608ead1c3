package io.tradu.nightly;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tradu.csv.CsvCell;
import io.tradu.csv.CsvDocumentReader;
import io.tradu.csv.CsvEntry;
import io.tradu.csv.CsvRow;
import io.tradu.document.ColumnLayouts;
import io.tradu.document.Document;
import io.tradu.document.DocumentFile;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.document.Feeds;
import io.tradu.testing.Line;
import io.tradu.testing.Outbox;
import io.tradu.testing.TestDatabase;
import io.tradu.truth.Scope;
import io.tradu.truth.Truths;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.BatchStatus;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/** The sample documents through the real engine, on every database. */
class SampleNightIntegrationTests {

	private static final Map<TestDatabase, Line> LINES = new EnumMap<>(TestDatabase.class);

	private static final Map<TestDatabase, NightRun> RUNS = new EnumMap<>(TestDatabase.class);

	@BeforeAll
	static void runTheSampleNights() throws IOException {
		for (TestDatabase database : TestDatabase.values()) {
			Line line = Line.shared(database, resource("samples/feeds.yml"));
			line.nextDate();
			for (Resource sample : new PathMatchingResourcePatternResolver()
				.getResources("classpath:samples/inbox/*/*")) {
				String[] path = sample.getURL().getPath().split("/");
				line.put(path[path.length - 2], path[path.length - 1], sample.getContentAsByteArray());
			}
			LINES.put(database, line);
			RUNS.put(database, line.run());
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void balancesTheLedger(TestDatabase database) {
		assertThat(RUNS.get(database).status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(LINES.get(database).account(RUNS.get(database)).ledgerLine())
			.isEqualTo("ledger: received=343 delivered=325 rejected=18 canceled=0 balanced=true");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void deliversEveryByteThatIsNotTranslatedAsItCame(TestDatabase database) throws IOException {
		for (Document document : delivered(database)) {
			for (String target : document.targets()) {
				assertOnlyColumnsChanged(LINES.get(database), document, target);
			}
		}
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void findsTheLanguageOfTheTickets(TestDatabase database) {
		assertThat(delivered(database)).filteredOn((document) -> document.feed().equals("tickets"))
			.extracting(Document::sourceLanguage)
			.containsOnly("es");
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void setsAsideWhatIsNoDocumentAndWhatCameTwice(TestDatabase database) {
		NightAccount account = LINES.get(database).account(RUNS.get(database));

		assertThat(account.duplicates()).containsExactly("news/weekend_resent.csv");
		assertThat(account.setAside()).singleElement()
			.satisfies((aside) -> assertThat(aside.label() + " " + aside.rule())
				.isEqualTo("news/agenda.csv missing-columns"));
	}

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void agreesInAllTruths(TestDatabase database) {
		assertThat(LINES.get(database).bean(Truths.class).compare(Scope.ALL).disagreements()).isEmpty();
	}

	@Test
	void deliversTheSameBytesFromBothDatabases() throws IOException {
		assertThat(outbox(TestDatabase.H2)).isNotEmpty().isEqualTo(outbox(TestDatabase.POSTGRESQL));
	}

	@Test
	void translatesTheNews() throws IOException {
		assertThat(outbox(TestDatabase.H2).get("news/morning.es.csv"))
			.contains("El museo abre sus puertas por la noche", "https://news.example.com/museum-night");
		assertThat(outbox(TestDatabase.H2).get("news/region.ca.csv")).contains("Un jardí en el sostre del mercat");
	}

	private static List<Document> delivered(TestDatabase database) {
		return LINES.get(database).bean(Documents.class).find(RUNS.get(database).night(), DocumentStatus.DELIVERED);
	}

	private static void assertOnlyColumnsChanged(Line line, Document document, String target) throws IOException {
		List<Integer> columns = line.bean(ColumnLayouts.class)
			.of(document)
			.positions(line.bean(Feeds.class).get(document.feed()).columns());
		Map<String, CsvRow> sources = new TreeMap<>();
		rows(line.bean(DocumentFile.class).path(document)).forEach((row) -> sources.put(row.value(0), row));
		Path file = line.delivered(document.feed(), document.deliverableName(target));
		for (CsvRow row : rows(file)) {
			CsvRow source = sources.get(row.value(0));
			assertThat(masked(row, columns)).isEqualTo(masked(source, columns));
			assertThat(ending(row)).isEqualTo(ending(source));
		}
		try (CsvDocumentReader before = line.bean(DocumentFile.class).open(document);
				CsvDocumentReader after = CsvDocumentReader.open(file)) {
			assertThat(after.header()).isEqualTo(before.header());
		}
	}

	private static List<CsvCell> masked(CsvRow row, List<Integer> columns) {
		List<CsvCell> cells = new ArrayList<>(row.cells());
		columns.forEach((column) -> cells.set(column, new CsvCell("", false)));
		return cells;
	}

	private static String ending(CsvRow row) {
		return row.rawText().substring(row.rawText().stripTrailing().length());
	}

	private static List<CsvRow> rows(Path file) throws IOException {
		List<CsvRow> rows = new ArrayList<>();
		try (CsvDocumentReader reader = CsvDocumentReader.open(file)) {
			for (CsvEntry entry = reader.next(); entry != null; entry = reader.next()) {
				if (entry instanceof CsvRow row) {
					rows.add(row);
				}
			}
		}
		return rows;
	}

	private static Map<String, String> outbox(TestDatabase database) {
		return Outbox
			.contents(LINES.get(database).path("outbox", RUNS.get(database).night().businessDate().toString()));
	}

	private static String resource(String name) {
		try (InputStream in = SampleNightIntegrationTests.class.getClassLoader().getResourceAsStream(name)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
