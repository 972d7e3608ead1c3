package io.tradu.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.tradu.batch.audit.Act;
import io.tradu.document.Night;
import io.tradu.nightly.Abandonment;
import io.tradu.nightly.NightRun;
import io.tradu.nightly.RecoveryWatch;
import io.tradu.replay.Discards;
import io.tradu.replay.LetterChoice;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import io.tradu.truth.Scope;
import io.tradu.truth.Truths;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.BatchStatus;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** When the reports of real nights are written, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class NightReportsIntegrationTests {

	private final ReportedLine reported;

	private final Line line;

	NightReportsIntegrationTests(TestDatabase database) {
		this.reported = new ReportedLine(database);
		this.line = this.reported.line();
	}

	@BeforeEach
	void putDocument() {
		this.reported.putDocument();
	}

	@AfterEach
	void removeReports() throws IOException {
		this.reported.removeReports();
	}

	@Test
	void isWrittenAtTheEndOfEveryRun() throws IOException {
		this.reported.failWith("the engine is gone");
		NightRun failed = this.reported.run();
		JsonNode then = this.reported.json(failed);
		String page = Files.readString(this.reported.page(failed.night(), ".html"));
		this.line.engine().reset();
		JsonNode now = this.reported.json(this.reported.run());

		assertThat(then.path("night").path("status").asString()).isEqualTo("FAILED");
		assertThat(then.path("needs").path(0).path("sentence").asString())
			.isEqualTo("Why in translateBlocks (dependency): the engine is gone");
		assertThat(then.path("needs").path(0).path("commands").path(0).path("line").asString())
			.isEqualTo("scripts/tradu restart " + failed.execution().getId());
		assertThat(then.path("ledger").path("proven").asBoolean()).isFalse();
		assertThat(page).contains("the engine is gone", "Failed", "Nothing was translated.");
		assertThat(now.path("night").path("status").asString()).isEqualTo("COMPLETED");
		assertThat(now.path("night").path("runs").size()).isEqualTo(2);
	}

	@Test
	void isMadeUpForWhereAProcessDiedBeforeIt() throws IOException {
		Night night = this.reported.run().night();
		Files.delete(this.reported.page(night, ".html"));
		this.reported.putDocument();

		this.reported.run();

		assertThat(this.reported.page(night, ".html")).content().contains("Night " + night.label(), "Completed");
	}

	@Test
	void isMadeUpForByTheWatchWhereItIsOlderThanTheRun() throws IOException {
		this.reported.failWith("the engine is gone");
		String then = Line.read(this.reported.page(this.reported.run().night(), ".json"));
		this.line.engine().reset();
		NightRun run = this.reported.run();
		Files.writeString(this.reported.page(run.night(), ".json"), then);

		lookOnce();

		assertThat(this.reported.json(run).path("night").path("status").asString()).isEqualTo("COMPLETED");
	}

	@Test
	void isLeftAloneByTheWatchWhereItIsThere() throws IOException {
		NightRun run = this.reported.run();
		Files.writeString(this.reported.page(run.night(), ".html"), "as it was");

		lookOnce();

		assertThat(this.reported.page(run.night(), ".html")).content().isEqualTo("as it was");
	}

	@Test
	void replacesNoReportOfNewerFacts() throws IOException {
		this.reported.failWith("the engine is gone");
		NightFacts old = this.reported.facts(this.reported.run());
		this.line.engine().reset();
		NightRun run = this.reported.run();

		this.line.bean(NightReports.class).write(old);

		assertThat(this.reported.json(run).path("night").path("status").asString()).isEqualTo("COMPLETED");
		assertThat(this.reported.page(run.night(), ".html")).content().contains("Completed");
		Files.delete(this.reported.page(run.night(), ".html"));
		this.line.bean(NightReports.class).write(old);
		assertThat(this.reported.page(run.night(), ".html")).content().contains("Failed");
	}

	@Test
	void leavesNothingBesideTheReports() throws IOException {
		this.reported.run();

		try (Stream<Path> files = Files.list(this.line.path("reports"))) {
			assertThat(files).isNotEmpty()
				.allSatisfy((file) -> assertThat(file.getFileName().toString()).doesNotStartWith("."));
		}
	}

	@Test
	void isWrittenWhenANightIsAbandoned() {
		this.reported.failWith("the engine is gone");
		NightRun failed = this.reported.run();

		this.line.bean(Abandonment.class).abandon(failed.night(), false, new Act("maria", "wrong feeds"));

		JsonNode facts = this.reported.json(failed);
		assertThat(facts.path("night").path("status").asString()).isEqualTo("ABANDONED");
		assertThat(facts.path("ledger").path("total").path("canceled").asLong()).isPositive();
	}

	@Test
	void changesNothingOfTheNightWhereItCannotBeWritten() throws IOException {
		this.reported.removeReports();
		Files.writeString(this.line.path("reports"), "in the way");

		NightRun run = this.reported.run();

		assertThat(run.status()).isEqualTo(BatchStatus.COMPLETED);
		assertThat(this.line.bean(ReportWriter.class).outcome(run.night()).orElseThrow().inWords())
			.startsWith("the report could not be written, which changes nothing else: ");
	}

	@Test
	void isDrawnAnewWhenLettersAreDiscarded() {
		NightRun run = this.reported.run();

		this.line.bean(Discards.class)
			.discard(LetterChoice.of(this.reported.facts(run).rejected().get(0).examples()),
					new Act("maria", "not wanted"));

		assertThat(this.reported.json(run).path("rejected").path(0).path("discarded").asInt()).isOne();
	}

	@Test
	void isDrawnAnewWhenItsNightIsRepaired() throws IOException {
		NightRun run = this.reported.run();
		this.reported.jdbc().sql("delete from ledger where night_id = ?").param(run.night().id()).update();
		Files.delete(this.reported.page(run.night(), ".html"));

		this.line.bean(Truths.class).repair(Scope.of(this.line.date()), "somebody deleted it");

		assertThat(this.reported.json(run).path("ledger").path("documents").size()).isEqualTo(2);
		assertThat(this.reported.page(run.night(), ".html")).exists();
	}

	private void lookOnce() {
		this.line.bean(RecoveryWatch.class).look((date, act) -> {
			throw new IllegalStateException("nothing is to be started");
		}, (told) -> {
		});
	}

}
