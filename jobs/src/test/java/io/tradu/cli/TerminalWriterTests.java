package io.tradu.cli;

import java.io.StringWriter;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalWriterTests {

	private final StringWriter written = new StringWriter();

	private final TerminalWriter out = TerminalWriter.over(this.written);

	@Test
	void keepsEveryWayOfPrintingOnOneLine() {
		this.out.println("a\nb");
		this.out.print("c\rd");
		this.out.append("e\u001B[31m").append('\u0007').println();
		this.out.printf(Locale.ROOT, "%s", "f\u202Eg");
		this.out.write('\u009B');
		this.out.println(new char[] { 'h', '\n' });
		this.out.println((Object) "i\u2028");

		assertThat(this.written.toString().lines()).containsExactly("a\\nb", "c\\rde\\u001b[31m\\u0007",
				"f\\u202eg\\u009bh\\n", "i\\u2028");
	}

	@Test
	void coloursOnlyWhatThePageColours() {
		this.out.println(new PageLine().add(PageLine.Tone.BAD, "bad\u001B[32m"), new Glyphs(80, false, true));

		assertThat(this.written).hasToString("\u001B[31mbad\\u001b[32m\u001B[0m\n");
	}

	@Test
	void printsJsonThatMeansTheSame() throws Exception {
		String name = "\u001B]0;x\u0007 \u202E \u2028 \u0085 \n \"\\ ü";

		Listing.json(Map.of("name", name), this.out);

		assertThat(this.written.toString()).doesNotContain("\u202E", "\u2028", "\u0085", "\u001B");
		assertThat(JsonMapper.shared().readTree(this.written.toString()).path("name").asString()).isEqualTo(name);
	}

}
