package io.tradu.app;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class NightArgumentsTests {

	@Test
	void readsWhatALauncherHandsOver() {
		assertThat(command("businessDate=2026-11-24", "request=17")).containsExactly("run", "nightly", "--date",
				"2026-11-24", "--reason", "launch request 17");
	}

	@Test
	void readsWhatTheServerHandsOverAtARestart() {
		assertThat(command("businessDate=2026-11-24,java.lang.String", "sequence=2,java.lang.Long"))
			.containsExactly("run", "nightly", "--date", "2026-11-24", "--sequence", "2");
	}

	@Test
	void meansTodayWhereNoDateIsGiven() {
		assertThat(command()).containsExactly("run", "nightly");
	}

	@Test
	void refusesWhatItDoesNotKnow() {
		assertThatIllegalArgumentException().isThrownBy(() -> command("busynessDate=2026-11-24"))
			.withMessageContaining("there is no argument 'busynessDate=2026-11-24'");
		assertThatIllegalArgumentException().isThrownBy(() -> command("businessDate=24.11.2026"))
			.withMessageContaining("names no date");
		assertThatIllegalArgumentException().isThrownBy(() -> command("sequence")).withMessageContaining("no number");
	}

	private static List<String> command(String... arguments) {
		return NightArguments.of(List.of(arguments)).command();
	}

}
