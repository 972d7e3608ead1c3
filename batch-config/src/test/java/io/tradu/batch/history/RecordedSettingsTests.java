package io.tradu.batch.history;

import java.time.Instant;

import io.tradu.batch.audit.AuditEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RecordedSettingsTests {

	@Test
	void recordsWhatSomethingReads() {
		assertThat(RecordedSettings.recorded("server.port", "8080")).isEqualTo("8080");
		assertThat(RecordedSettings.recorded("SERVER_PORT", "8080")).isEqualTo("8080");
		assertThat(RecordedSettings.recorded("management.metrics.tags.place", "here")).isEqualTo("here");
		assertThat(RecordedSettings.recorded("management.endpoints.web.exposure.include[0]", "health"))
			.isEqualTo("health");
	}

	@ParameterizedTest
	@ValueSource(strings = { "TRADU_X", "tradu.nothing-reads-this", "custom" })
	void hidesWhatNothingReads(String name) {
		assertThat(RecordedSettings.recorded(name, "hunter2")).doesNotContain("hunter2");
	}

	@Test
	void leavesWhatIsRecordedAlready() {
		String recorded = RecordedSettings.recorded("TRADU_X", "hunter2");

		assertThat(RecordedSettings.recorded("TRADU_X", recorded)).isEqualTo(recorded);
		assertThat(RecordedSettings.recorded("TRADU_X", "(hidden)")).isEqualTo("(hidden)");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					TRADU_X: hunter2 -> hunter3, since run 4               | TRADU_X: (sha-256 f52fbd32) -> (sha-256 fb8c2e2b), since run 4
					TRADU_X: hunter2 -> not set, since run 4               | TRADU_X: (sha-256 f52fbd32) -> not set, since run 4
					server.port: 1 -> 2, since run 4                       | server.port: 1 -> 2, since run 4
					secret database: changed (file a -> file b), since run 4 | secret database: changed (file a -> file b), since run 4
					""")
	void showsNoChangeOfWhatNothingReads(String recorded, String shown) {
		assertThat(RecordedSettings.shown(entry("settings", recorded)).detail()).isEqualTo(shown);
		assertThat(RecordedSettings.shown(entry("restart", recorded)).detail()).isEqualTo(recorded);
	}

	private static AuditEntry entry(String action, String detail) {
		return new AuditEntry(1, Instant.EPOCH, "anna", null, "here:1", action, "run 5", "", detail);
	}

}
