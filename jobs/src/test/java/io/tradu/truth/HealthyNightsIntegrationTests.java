package io.tradu.truth;

import io.tradu.document.Night;
import io.tradu.nightly.NightRun;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.BatchStatus;

import static org.assertj.core.api.Assertions.assertThat;

/** Nights on which everything happens that may happen. */
class HealthyNightsIntegrationTests {

	private static final String FEEDS = """
			tradu:
			  feeds:
			    tidings:
			      source: en
			      targets: [es, ca]
			      key: id
			      columns: [title]
			      routes:
			        es: ["fake:en-es"]
			        ca: ["fake:en-ca"]
			""";

	@ParameterizedTest
	@EnumSource(TestDatabase.class)
	void agree(TestDatabase database) {
		try (Line line = Line.start(database, FEEDS)) {
			line.nextDate();
			line.put("tidings", "a.csv", "id,title\n1,Good day\n2,Good,night\n3,Good morning\n");
			line.put("tidings", "twice.csv", "id,title\n1,Good day\n2,Good,night\n3,Good morning\n");
			line.put("tidings", "bad.csv", "id,title\n" + "1,too,many,cells\n".repeat(200));
			line.put("tidings", "a.txt", "no document");
			line.put("unknown", "a.csv", "id,title\n1,Good day\n");
			line.put("", "lost.csv", "id,title\n1,Good day\n");
			line.put("tidings", ".hidden.csv", "id,title\n1,Good day\n");
			assertThat(complete(line.run()).sequence()).isEqualTo(1);
			line.put("tidings", "a.txt", "another that is no document");
			line.put("tidings", "late.csv", "id,title\n1,Good evening\n");
			assertThat(complete(line.run(true)).sequence()).isEqualTo(2);
			line.nextDate();
			line.put("tidings", "a.csv", "id,title\n1,Good day\n2,Good,night\n3,Good morning\n");
			complete(line.run());

			Findings findings = line.bean(Truths.class).compare(Scope.ALL);

			assertThat(findings.disagreements()).isEmpty();
			assertThat(findings.nights()).hasSize(3);
			assertThat(findings.ledgerLine())
				.isEqualTo("ledger: received=8 delivered=6 rejected=2 canceled=0 balanced=true");
			assertThat(line.bean(Truths.class).repair(Scope.ALL, "nothing to do").mended()).isEmpty();
		}
	}

	private static Night complete(NightRun run) {
		assertThat(run.status()).isEqualTo(BatchStatus.COMPLETED);
		return run.night();
	}

}
