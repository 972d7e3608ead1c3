package io.tradu.engine.apertium;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EnvelopeTests {

	private final Envelope envelope = new Envelope(17);

	@Test
	void carriesItsNumberBeforeAndBehindTheMessage() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();

		this.envelope.write("a caf\u00e9".getBytes(StandardCharsets.UTF_8), out);

		assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("[17]a caf\u00e9[][17\n]\0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "un caf\u00e9", "a [<x1/>]", "\\[\\]\\[17\\]", "[<x1/>]b[<x2/>]" })
	void opensItsOwnAnswer(String content) {
		assertThat(this.envelope.open("[17]" + content + "[][17\n]")).hasValue(content);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "word", "[17]word", "word[][17\n]", "[16]word[][16\n]", "[16]word[][17\n]",
			"[17]word[][16\n]", "[17]word[][17\n] ", "x[17]word[][17\n]", "[17]word[16]word[][16\n]",
			"[16]word[][16\n][17]word[][17\n]", "[17]word[][17\n][17]word[][17\n]", "[][17\n]" })
	void opensNoOther(String answer) {
		assertThat(this.envelope.open(answer)).isEmpty();
	}

}
