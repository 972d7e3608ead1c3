package io.tradu.app.canary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class GoldenDocumentsTests {

	private static final String LEDGER = "ledger: received=8 delivered=7 rejected=1 canceled=0 balanced=true";

	@TempDir
	private Path home;

	private GoldenDocuments golden;

	@BeforeEach
	void deliverAsExpected() throws IOException {
		this.golden = GoldenDocuments.copyTo(this.home);
		for (String name : List.of("words.es.csv", "words.es.rejected.csv")) {
			deliver("exact/" + name, Files.readString(this.home.resolve("expected").resolve(name)));
		}
		deliver("english/greetings.es.csv", """
				id,title,body
				1,La casa,La casa es blanca.
				2,El libro,El libro es en la mesa.
				3,El día,Es un día bueno.
				""");
	}

	@Test
	void findsNothingWhereAllIsAsExpected() throws IOException {
		assertThat(this.golden.findings(List.of("night", LEDGER))).isEmpty();
	}

	@Test
	void findsAnotherLedger() throws IOException {
		assertThat(this.golden.findings(List.of(LEDGER.replace("rejected=1", "rejected=2")))).singleElement()
			.asString()
			.contains("but does with \"ledger: received=8 delivered=7 rejected=2");
	}

	@Test
	void findsOtherBytes() throws IOException {
		deliver("exact/words.es.csv", "id,text,note\r\n");

		assertThat(this.golden.findings(List.of(LEDGER)))
			.containsExactly("exact/words.es.csv has another content than expected");
	}

	@Test
	void findsSourceTextThatPretendsToBeATranslation() throws IOException {
		deliver("english/greetings.es.csv", """
				id,title,body
				1,La casa,The house is white.
				2,El libro,El libro es en la mesa.
				3,El día,Es un día bueno.
				""");

		assertThat(this.golden.findings(List.of(LEDGER)))
			.containsExactly("row 1 of english/greetings.es.csv is not translated");
	}

	@Test
	void findsWhatIsNotDelivered() throws IOException {
		Files.delete(this.home.resolve("outbox").resolve(GoldenDocuments.DATE).resolve("english/greetings.es.csv"));

		assertThat(this.golden.findings(List.of(LEDGER))).containsExactly("english/greetings.es.csv is not delivered");
	}

	private void deliver(String name, String content) throws IOException {
		Path place = this.home.resolve("outbox").resolve(GoldenDocuments.DATE).resolve(name);
		Files.createDirectories(place.getParent());
		Files.writeString(place, content);
	}

}
