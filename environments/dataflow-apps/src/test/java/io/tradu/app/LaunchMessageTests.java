package io.tradu.app;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LaunchMessageTests {

	@Test
	void reads() {
		LaunchMessage message = new LaunchMessage(17, "nightly", LocalDate.of(2026, 11, 24), "launch-17");

		assertThat(LaunchMessage.read(message.toJson())).isEqualTo(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "tonight please | it is no JSON", "[1, 2] | it is no JSON object", "{} | \"request\" is missing",
					"{\"request\":\"17\"} | names no request: \"request\" is \"17\"",
					"{\"request\":17} | \"schedule\" is missing",
					"{\"request\":17,\"schedule\":3} | \"schedule\" is no text: 3",
					"{\"request\":17,\"schedule\":\"nightly\",\"businessDate\":\"soon\"} | no date: soon" })
	void saysWhatIsWrong(String content, String words) {
		assertThatExceptionOfType(PoisonMessage.class)
			.isThrownBy(() -> LaunchMessage.read(content.getBytes(StandardCharsets.UTF_8)))
			.withMessageContaining(words);
	}

}
