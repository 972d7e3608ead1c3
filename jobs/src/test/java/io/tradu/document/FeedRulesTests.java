package io.tradu.document;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FeedRulesTests {

	@Test
	void takeAFeedWithoutFault() {
		assertThat(FeedRules.firstBroken(feed(null, Map.of()))).isEmpty();
	}

	@Test
	void refuseAShareOfBadRowsThatIsNoNumber() {
		assertThat(FeedRules.firstBroken(feed(new Feed.BadRows(Double.NaN, 1L), Map.of())))
			.hasValueSatisfying((rule) -> assertThat(rule).contains("bad-rows"));
	}

	@Test
	void refuseATargetWithoutAnyRoute() {
		assertThat(FeedRules.firstBroken(feed(null, Map.of("es", List.of()))))
			.hasValueSatisfying((rule) -> assertThat(rule).contains("routes").contains("es"));
	}

	@Test
	void refuseTargetsThatDifferInLetterCaseOnly() {
		Feed feed = new Feed("news", "en", List.of("es", "ES"), null, List.of("title"), null, null, null, null, null);

		assertThat(FeedRules.firstBroken(feed)).contains("targets names a language twice");
	}

	@Test
	void refuseTheSourceLanguageAsATargetInAnyLetterCase() {
		Feed feed = new Feed("news", "en", List.of("EN"), null, List.of("title"), null, null, null, null, null);

		assertThat(FeedRules.firstBroken(feed)).contains("target 'EN' is the source language itself");
	}

	private static Feed feed(Feed.BadRows badRows, Map<String, List<String>> routes) {
		return new Feed("news", "en", List.of("es"), "id", List.of("title"), null, badRows, null, routes, null);
	}

}
