package io.tradu.check;

import io.tradu.document.CheckRule;
import org.junit.jupiter.api.Test;

import static io.tradu.check.Segments.pair;
import static org.assertj.core.api.Assertions.assertThat;

class LengthRatioCheckTests {

	private final QualityCheck check = new LengthRatioCheck();

	@Test
	void rejectsTargetThatIsFarTooShort() {
		assertThat(this.check.inspect(pair("This is a text of forty characters long.", "Esto."), CheckRule.DEFAULT))
			.get()
			.extracting(Finding::detail)
			.isEqualTo("The target is 0.13 times as long as the source.");
	}

	@Test
	void rejectsTargetThatIsFarTooLong() {
		assertThat(this.check.inspect(pair("This is a short text.", "Esto ".repeat(20)), CheckRule.DEFAULT))
			.isPresent();
	}

	@Test
	void acceptsAnyLengthForShortSource() {
		assertThat(this.check.inspect(pair("Fridge", "Aparato para conservar alimentos"), CheckRule.DEFAULT)).isEmpty();
	}

	@Test
	void leavesAddressesOutOfTheLength() {
		String address = "https://example.org/" + "a".repeat(100);

		assertThat(this.check.inspect(pair("This is a text of forty characters long. " + address, "Esto. " + address),
				CheckRule.DEFAULT))
			.isPresent();
	}

	@Test
	void takesTheLimitsFromTheFeed() {
		assertThat(this.check.inspect(pair("This is a text of forty characters long.", "Esto."),
				new CheckRule(null, 0.1, null)))
			.isEmpty();
	}

}
