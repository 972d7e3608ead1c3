package io.tradu.nightly;

import java.time.LocalDate;
import java.util.List;

import io.tradu.document.SetAside;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LeftFilesTests {

	private static final LocalDate DATE = LocalDate.of(2026, 11, 20);

	@Test
	void namesTheWayInForEachReason() {
		List<LeftFiles> left = LeftFiles.of(DATE,
				List.of(deferred("a.csv", "name-taken"), deferred("b.csv", "not-complete"),
						deferred("c.csv", "name-taken"), deferred("d.csv", "a-rule-of-tomorrow")));

		assertThat(left).extracting(LeftFiles::rule)
			.containsExactly("a-rule-of-tomorrow", "name-taken", "not-complete");
		assertThat(left.get(1).files()).hasSize(2);
		assertThat(left).allSatisfy((files) -> {
			assertThat(files.remedy()).isNotBlank();
			assertThat(files.command()).isEqualTo("scripts/tradu run nightly --date 2026-11-20 --again");
		});
	}

	@Test
	void leavesOutWhatIsInQuarantine() {
		assertThat(LeftFiles.of(DATE, List.of(SetAside.quarantined("news", "a.csv", "not-utf8", "it is not UTF-8"))))
			.isEmpty();
	}

	private static SetAside deferred(String name, String rule) {
		return SetAside.deferred("news", name, rule, "for a reason");
	}

}
