package io.tradu.cli;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SparklineTests {

	@Test
	void drawsTheGreatestHighest() {
		assertThat(Sparkline.of(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L), 8, false)).isEqualTo("▁▂▃▄▅▆▇█");
	}

	@Test
	void knowsTerminalsWithoutBlocks() {
		assertThat(Sparkline.of(List.of(1, 4, 8), 8, true)).isEqualTo("_-#");
	}

	@Test
	void drawsNothingAsSpaceAndLittleAsSomething() {
		assertThat(Sparkline.of(List.of(0.0, 0.001, 1000.0), 8, false)).isEqualTo(" ▁█");
		assertThat(Sparkline.of(Collections.nCopies(3, 0), 8, false)).isEqualTo("   ");
		assertThat(Sparkline.of(List.of(), 8, false)).isEmpty();
	}

	@Test
	void sharesCharactersWhereThereAreMoreNumbers() {
		assertThat(Sparkline.of(List.of(0, 2, 8, 8), 2, false)).isEqualTo("▁█");
		assertThat(Sparkline.of(Collections.nCopies(1000, 5), 60, false)).hasSize(60);
	}

}
