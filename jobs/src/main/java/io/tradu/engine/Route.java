package io.tradu.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A way through one engine, written {@code apertium:en-es} or, over a pivot language,
 * {@code apertium:en-ca-es}.
 *
 * @param engine the engine's name
 * @param languages BCP 47 language codes from source to target, two at least
 */
public record Route(String engine, List<String> languages) {

	// "en-pt-BR" is two languages: a region, a script or a variant belongs to the
	// language before it.
	private static final Pattern LANGUAGE_START = Pattern.compile("-(?=[a-z]{2,3}(?:-|$))");

	public Route {
		languages = List.copyOf(languages);
		if (engine.isBlank() || languages.size() < 2) {
			throw new IllegalArgumentException("a route is written engine:source-target, for example apertium:en-es");
		}
	}

	public static Route parse(String text) {
		String[] parts = text.split(":", 2);
		if (parts.length != 2) {
			throw new IllegalArgumentException(
					"'" + text + "' is no route; a route is written engine:source-target, for example apertium:en-es");
		}
		return new Route(parts[0], List.of(LANGUAGE_START.split(parts[1])));
	}

	public String source() {
		return this.languages.get(0);
	}

	public String target() {
		return this.languages.get(this.languages.size() - 1);
	}

	/**
	 * Returns the legs in order: one for a direct route, two for a route over one pivot
	 * language.
	 */
	public List<Route> legs() {
		List<Route> legs = new ArrayList<>();
		for (int i = 1; i < this.languages.size(); i++) {
			legs.add(new Route(this.engine, this.languages.subList(i - 1, i + 1)));
		}
		return List.copyOf(legs);
	}

	@Override
	public String toString() {
		return this.engine + ":" + String.join("-", this.languages);
	}

}
