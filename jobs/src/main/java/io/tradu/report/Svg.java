package io.tradu.report;

/** A drawing in the making. Lengths are in pixels of its own; the page scales it. */
final class Svg {

	private final StringBuilder markup = new StringBuilder();

	/**
	 * Begins a drawing.
	 * @param classes classes for the style sheet
	 * @param description what it shows, for whoever cannot see it
	 */
	Svg(int width, int height, String classes, String description) {
		this.markup.append("<svg viewBox=\"0 0 %d %d\" class=\"%s\" role=\"img\" aria-label=\"%s\">".formatted(width,
				height, classes, Markup.escaped(description)));
	}

	Svg line(double fromX, double fromY, double toX, double toY, String style) {
		this.markup.append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" class=\"%s\"/>".formatted(number(fromX),
				number(fromY), number(toX), number(toY), style));
		return this;
	}

	Svg path(String path, String style) {
		this.markup.append("<path d=\"%s\" class=\"%s\"/>".formatted(path, style));
		return this;
	}

	/** Draws a rectangle that says something when it is pointed at. */
	Svg rectangle(double x, double y, double width, double height, String style, String title) {
		this.markup.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" class=\"%s\"><title>%s</title></rect>"
			.formatted(number(x), number(y), number(width), number(height), style, Markup.escaped(title)));
		return this;
	}

	/**
	 * Writes a text.
	 * @param anchor which part of it is at the place: start, middle, end
	 */
	Svg text(double x, double y, String anchor, String text) {
		this.markup.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>".formatted(number(x), number(y),
				anchor, Markup.escaped(text)));
		return this;
	}

	/** Returns the drawing as a page holds it. */
	String finished() {
		return this.markup + "</svg>";
	}

	static String number(double number) {
		double rounded = Math.round(number * 10) / 10.0;
		return (rounded == Math.rint(rounded)) ? Long.toString((long) rounded) : Double.toString(rounded);
	}

}
