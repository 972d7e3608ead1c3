package io.tradu.report;

import java.time.LocalDate;

import io.tradu.document.Night;
import io.tradu.nightly.NightEnded;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** What becomes of a night whose report cannot be written. */
class ReportWriterTests {

	private final Night night = new Night(1, LocalDate.of(2026, 11, 20), 1);

	@Test
	void survivesWhatTakesAllMemory() {
		NightReports reports = mock(NightReports.class);
		given(reports.facts(this.night)).willThrow(new OutOfMemoryError("Java heap space"));
		ReportWriter writer = new ReportWriter(reports, mock(MissingReports.class));

		writer.write(new NightEnded(this.night));

		assertThat(writer.outcome(this.night).orElseThrow().inWords())
			.startsWith("the report could not be written, which changes nothing else: out of memory: Java heap space");
	}

}
