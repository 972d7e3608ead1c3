package io.tradu.report;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Numbers, axes and routes in the words of a page. */
class FiguresTests {

	@Test
	void groupsAndRoundsNumbers() {
		assertThat(plain(Figures.grouped(1234567))).isEqualTo("1 234 567");
		assertThat(plain(Figures.decimal(0.25))).isEqualTo("0.2");
		assertThat(plain(Figures.decimal(1234.5))).isEqualTo("1 234");
		assertThat(plain(Figures.counted(1, "row"))).isEqualTo("1 row");
		assertThat(plain(Figures.counted(2, "row"))).isEqualTo("2 rows");
	}

	@Test
	void showsNeitherSomeAsNoneNorNearlyAllAsAll() {
		assertThat(plain(Figures.percent(0.0001))).isEqualTo("< 0.1 %");
		assertThat(plain(Figures.percent(0))).isEqualTo("0 %");
		assertThat(plain(Figures.percent(0.99999))).isEqualTo("99.9 %");
		assertThat(plain(Figures.percent(1))).isEqualTo("100 %");
	}

	@Test
	void writesTimesInTheirUnits() {
		assertThat(plain(Figures.duration(0.84))).isEqualTo("0.8 s");
		assertThat(plain(Figures.duration(41.2))).isEqualTo("41 s");
		assertThat(plain(Figures.duration(185))).isEqualTo("3 min 5 s");
		assertThat(plain(Figures.duration(7800))).isEqualTo("2 h 10 min");
		assertThat(plain(Figures.millis(12))).isEqualTo("12 ms");
	}

	@Test
	void endsAnAxisAtARoundNumber() {
		assertThat(Axis.upTo(0)).isEqualTo(new Axis(1, 1));
		assertThat(Axis.upTo(7)).isEqualTo(new Axis(2.5, 3));
		assertThat(Axis.upTo(1240)).isEqualTo(new Axis(500, 3));
		assertThat(Axis.upTo(0.05).top()).isEqualTo(0.06);
	}

	@Test
	void writesTheStepsOfAnAxisAsTheyAre() {
		assertThat(plain(Figures.exact(0.25))).isEqualTo("0.25");
		assertThat(plain(Figures.exact(3 * 0.1))).isEqualTo("0.3");
		assertThat(plain(Figures.exact(7500))).isEqualTo("7 500");
		assertThat(plain(Figures.exactPercent(3 * 0.0025))).isEqualTo("0.75 %");
	}

	@Test
	void knowsTheRouteThatANightTriedFirst() {
		FirstRoutes routes = new FirstRoutes(Map.of("news: routes",
				"{ca=[fake:en-ca], es=[apertium:fr-es, apertium:en-ca-es, fake:en-es]}", "mail: routes", "{}"));

		assertThat(routes.of("news", "en", "es")).isEqualTo("apertium:en-ca-es");
		assertThat(routes.of("news", "fr", "es")).isEqualTo("apertium:fr-es");
		assertThat(routes.of("mail", "en", "es")).isEqualTo("apertium:en-es");
		assertThat(routes.of("gone", "en", "es")).isEqualTo("apertium:en-es");
	}

	private static String plain(String text) {
		return text.replace('\u00A0', ' ');
	}

}
