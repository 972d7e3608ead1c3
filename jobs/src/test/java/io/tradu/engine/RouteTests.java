package io.tradu.engine;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RouteTests {

	@Test
	void leadsOverEachLanguageNamed() {
		assertThat(Route.parse("apertium:en-ca-es").legs()).extracting(Route::toString)
			.containsExactly("apertium:en-ca", "apertium:ca-es");
	}

	@Test
	void keepsRegionWithItsLanguage() {
		assertThat(Route.parse("apertium:en-pt-BR").languages()).isEqualTo(List.of("en", "pt-BR"));
	}

	@Test
	void keepsVariantWithItsLanguage() {
		assertThat(Route.parse("apertium:es-ca-valencia-en").languages()).isEqualTo(List.of("es", "ca-valencia", "en"));
	}

	@Test
	void refusesRouteWithoutEngine() {
		assertThatIllegalArgumentException().isThrownBy(() -> Route.parse("en-es"))
			.withMessageContaining("engine:source-target");
	}

	@Test
	void refusesRouteWithOneLanguage() {
		assertThatIllegalArgumentException().isThrownBy(() -> Route.parse("apertium:en"));
	}

}
