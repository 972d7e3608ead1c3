package io.tradu.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The routes that a night tried first, as they were set when it began. The feeds of today
 * may be others.
 */
class FirstRoutes {

	private final Map<String, String> inputs;

	/**
	 * Reads them.
	 * @param inputs what the night depended on, by name
	 */
	FirstRoutes(Map<String, String> inputs) {
		this.inputs = inputs;
	}

	String of(String feed, String source, String target) {
		Matcher routes = Pattern.compile("[{ ]" + Pattern.quote(target) + "=\\[([^\\]]*)\\]")
			.matcher(this.inputs.getOrDefault(feed + ": routes", ""));
		return (routes.find() ? Stream.of(routes.group(1).split(", ")) : Stream.<String>empty())
			.filter((route) -> route.contains(":" + source + "-"))
			.findFirst()
			.orElse("apertium:" + source + "-" + target);
	}

}
