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
		this.out.println(this.context.getBean(JsonMapper.class)
			.writer()
			.with(SerializationFeature.INDENT_OUTPUT)
			.writeValueAsString(value));
		this.out.flush();
	}

}
