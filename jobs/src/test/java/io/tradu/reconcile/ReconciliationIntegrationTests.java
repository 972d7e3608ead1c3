package io.tradu.reconcile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;

import io.tradu.batch.deadletter.DeadLetter;
import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.document.Document;
import io.tradu.document.DocumentStatus;
import io.tradu.document.Documents;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the reconciliation finds when, after a good night, something is no longer as it
 * was delivered.
 */
class ReconciliationIntegrationTests {

	private static final String FEEDS = """
			tradu:
			  feeds:
			    news:
			      source: en
			      targets: [es]
			      columns: [title]
			      routes: {es: ["fake:en-es"]}
			""";

	private final Line line = Line.shared(TestDatabase.H2, FEEDS);

	private Document document;

	@BeforeEach
	void deliverTwoRowsAndRejectOne() {
		LocalDate date = this.line.nextDate();
		// Other bytes each time, or it would be a duplicate.
		this.line.put("news", "a.csv", "id,title\n%s,Good day\n2,Good,night\n3,Good morning\n".formatted(date));
		this.document = this.line.bean(Documents.class).find(this.line.run().night(), DocumentStatus.DELIVERED).get(0);
	}

	@Test
	void findsNothingAfterAGoodNight() throws IOException {
		assertThat(discrepancies()).isEmpty();
	}

	@Test
	void findsDeliverableThatIsGone() throws IOException {
		Files.delete(this.line.delivered("news", "a.es.csv"));

		assertThat(discrepancies()).singleElement().asString().endsWith("a.es.csv is missing");
	}

	@Test
	void findsDeliverableThatWasChanged() throws IOException {
		append(this.line.delivered("news", "a.es.csv"), "4,Buenas tardes\n");

		assertThat(discrepancies()).singleElement().asString().endsWith("a.es.csv has other bytes than recorded");
	}

	@Test
	void findsRejectedRowsThatWereChanged() throws IOException {
		append(this.line.delivered("news", "a.es.rejected.csv"), "4\n");

		assertThat(discrepancies()).singleElement()
			.asString()
			.endsWith("a.es.rejected.csv has other bytes than recorded");
	}

	@Test
	void findsSourceThatWasChanged() throws IOException {
		append(this.line.archived("news", "a.csv"), "4,Good evening\n");

		assertThat(discrepancies()).singleElement().asString().endsWith("a.csv has other bytes than recorded");
	}

	@Test
	void findsRowThatIsInNoAccount() throws IOException {
		this.line.bean(DeadLetters.class).removeAll(Document.ROW, this.document.origin());

		assertThat(discrepancies()).contains("rows 2 are received and in none of delivered, rejected, canceled");
	}

	@Test
	void findsRowThatIsInTwoAccounts() throws IOException {
		this.line.bean(DeadLetters.class)
			.add(List.of(new DeadLetter(this.document.row(3, "es"), "test", FailureCategory.DATA, "twice", "3")));

		assertThat(discrepancies()).contains("rows 3 are delivered and rejected");
	}

	private List<String> discrepancies() throws IOException {
		return this.line.bean(Reconciliation.class)
			.reconcile(this.document)
			.stream()
			.flatMap((account) -> account.discrepancies().stream())
			.toList();
	}

	private static void append(Path file, String text) throws IOException {
		Files.writeString(file, text, StandardOpenOption.APPEND);
	}

}
