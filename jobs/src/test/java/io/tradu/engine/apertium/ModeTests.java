package io.tradu.engine.apertium;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ModeTests {

	@Test
	void cutsTheCommandLineIntoStagesThatAnswerAtEachNul() {
		Mode mode = Mode.parse("x-y", "lt-proc -w '/a b/x.bin' | apertium-tagger -g $2 \"/c|d\" |lt-proc $1 /e'f'\n");

		assertThat(mode.stages()).containsExactly(List.of("lt-proc", "-z", "-w", "/a b/x.bin"),
				List.of("apertium-tagger", "-z", "-g", "/c|d"), List.of("lt-proc", "-z", "-g", "/ef"));
	}

}
