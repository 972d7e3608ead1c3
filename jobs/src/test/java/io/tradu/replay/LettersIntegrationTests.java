package io.tradu.replay;

import java.time.LocalDate;

import io.tradu.batch.deadletter.LetterState;
import io.tradu.batch.failure.FailureCategory;
import io.tradu.testing.Line;
import io.tradu.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class LettersIntegrationTests {

	private final Line line;

	private final RejectingNight night;

	LettersIntegrationTests(TestDatabase database) {
		this.line = Line.shared(database, RejectingNight.FEEDS, RejectingNight.SETTINGS);
		this.night = new RejectingNight(this.line);
	}

	@BeforeEach
	void rejectRows() {
		this.night.run();
	}

	@Test
	void listsLettersInTheOrderTheyWereMade() {
		assertThat(this.line.bean(Letters.class).find(filter(null, null, null, null), 99)).hasSize(10)
			.isSortedAccordingTo((one, other) -> Long.compare(one.id(), other.id()));
	}

	@Test
	void listsTheNewestLetters() {
		assertThat(this.line.bean(Letters.class).find(filter(null, null, null, null), 1)).extracting(Letter::id)
			.containsExactly(this.night.letters(null).get(9).id());
	}

	@Test
	void filtersByRule() {
		assertThat(count("news", "ragged-row", null, null)).isEqualTo(2);
		assertThat(count("news", "no-such-rule", null, null)).isZero();
	}

	@Test
	void filtersByFeed() {
		assertThat(count("news", null, null, null)).isEqualTo(10);
		assertThat(count("shop", null, null, null)).isZero();
	}

	@Test
	void filtersByCategory() {
		assertThat(count(null, null, FailureCategory.DATA, null)).isEqualTo(10);
		assertThat(count(null, null, FailureCategory.LOGIC, null)).isZero();
	}

	@Test
	void filtersByKind() {
		assertThat(count(null, null, null, "row")).isEqualTo(10);
		assertThat(count(null, null, null, "block")).isZero();
	}

	@Test
	void filtersByDate() {
		LocalDate other = this.line.date().minusYears(9);

		assertThat(this.line.bean(Letters.class).find(new LetterFilter(other, null, null, null, null, null), 9))
			.isEmpty();
	}

	private int count(@Nullable String feed, @Nullable String rule, @Nullable FailureCategory category,
			@Nullable String kind) {
		return this.line.bean(Letters.class).find(filter(feed, rule, category, kind), 99).size();
	}

	private LetterFilter filter(@Nullable String feed, @Nullable String rule, @Nullable FailureCategory category,
			@Nullable String kind) {
		return new LetterFilter(this.line.date(), feed, rule, category, LetterState.OPEN, kind);
	}

}
