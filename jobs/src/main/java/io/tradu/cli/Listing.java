package io.tradu.cli;

import java.io.PrintWriter;
import java.util.Map;

import io.tradu.purge.Purged;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.context.ConfigurableApplicationContext;

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
	static void json(@Nullable Object value, PrintWriter out) {
		json(JsonMapper.shared(), value, out);
	}

	/** Prints that what was asked for was purged. */
	static void purged(Purged purged, boolean json, PrintWriter out) {
		if (json) {
			json(Map.of("purged", purged), out);
			return;
		}
		out.println(purged.sentence());
		out.flush();
	}

	private static void json(JsonMapper mapper, @Nullable Object value, PrintWriter out) {
		TerminalWriter.over(out)
			.printLines(mapper.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value));
		out.flush();
	}

}
