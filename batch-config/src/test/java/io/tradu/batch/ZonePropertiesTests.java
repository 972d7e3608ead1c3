package io.tradu.batch;

import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ZonePropertiesTests {

	@Test
	void namesTheZoneThatIsSet() {
		assertThat(new ZoneProperties("Europe/Madrid").id()).isEqualTo(ZoneId.of("Europe/Madrid"));
	}

	@Test
	void fallsBackToTheZoneOfTheMachine() {
		assertThat(new ZoneProperties(null).id()).isEqualTo(ZoneId.systemDefault());
		assertThat(new ZoneProperties("").id()).isEqualTo(ZoneId.systemDefault());
	}

	@Test
	void refusesWhatIsNotAZone() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ZoneProperties("Europe/Madird"))
			.withMessageContaining("Europe/Madird");
	}

}
