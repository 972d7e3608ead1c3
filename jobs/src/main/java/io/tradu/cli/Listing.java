package io.tradu.cli;

import java.io.PrintWriter;

import org.springframework.context.ConfigurableApplicationContext;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints what a command lists, for people or, with {@code --json}, for scripts. */
final class Listing {

	private final ConfigurableApplicationContext context;

	private final PrintWriter out;

	Listing(ConfigurableApplicationContext context, PrintWriter out) {
		this.context = context;
		this.out = out;
	}

	void json(Object value) {
		json(this.context.getBean(JsonMapper.class), value, this.out);
	}

	/** Prints where no application could be started, for want of anything to look at. */
	static void json(Object value, PrintWriter out) {
		json(JsonMapper.shared(), value, out);
	}

	private static void json(JsonMapper mapper, Object value, PrintWriter out) {
		TerminalWriter.over(out)
			.printLines(mapper.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value));
		out.flush();
	}

}
