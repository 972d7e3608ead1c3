package io.tradu.report;

import java.io.IOException;
import java.util.List;

import io.tradu.nightly.NightRun;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What nights are compared with, on every database. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ComparisonIntegrationTests {

	private final ReportedLine reported;

	private final Line line;

	ComparisonIntegrationTests(TestDatabase database) {
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
	void leavesDocumentsThatCameLateOutOfTheComparison() {
		this.reported.run();
		this.line.put("news", "late.csv", "title\nLate %s\n".formatted(this.line.date()));
		NightRun late = this.line.run(true);
		NightFacts ofLate = this.reported.facts(late);
		this.reported.putDocument();

		NightFacts next = this.reported.facts(this.reported.run());

		assertThat(ofLate.comparison().remarks()).singleElement().asString().contains("came late");
		assertThat(ofLate.comparison().before()).extracting(NightFigures::label)
			.endsWith(late.night().businessDate().toString());
		assertThat(next.comparison().before()).extracting(NightFigures::label).doesNotContain(late.night().label());
	}

	@Test
	void comparesWithTheNightsBefore() {
		NightRun before = this.reported.run();
		this.reported.putDocument();

		NightFacts facts = this.reported.facts(this.reported.run());

		assertThat(facts.comparison().before()).isNotEmpty().hasSizeLessThanOrEqualTo(14);
		NightFigures last = facts.comparison().before().get(facts.comparison().before().size() - 1);
		assertThat(last.label()).isEqualTo(before.night().label());
		assertThat(last).extracting(NightFigures::rows, NightFigures::rejected, NightFigures::status)
			.containsExactly(8L, 2L, "COMPLETED");
		assertThat(last.seconds()).isPositive();
		assertThat(facts.comparison().night().rows()).isEqualTo(8);
	}

	@Test
	void remembersPurgedNights() {
		NightRun purged = this.reported.run();
		long run = purged.execution().getId();
		this.reported.jdbc().sql("""
				insert into run_summary (job_execution_id, job_instance_id, job_name, business_date, sequence_number,
					started_at, ended_at, status, received, rejected, purged_at)
				select job_execution_id, job_instance_id, 'nightly', ?, 1, start_time, end_time, status, 5000, 77,
					current_timestamp
				from batch_job_execution where job_execution_id = ?
				""").params(purged.night().businessDate(), run).update();
		this.reported.putDocument();

		List<NightFigures> before = this.reported.facts(this.reported.run()).comparison().before();

		assertThat(before.get(before.size() - 1)).extracting(NightFigures::rows, NightFigures::rejected)
			.containsExactly(5000L, 77L);
		this.reported.jdbc().sql("delete from run_summary").update();
	}

}
