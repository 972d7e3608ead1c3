package io.tradu.cli;

/**
 * What the terminal can show.
 *
 * @param columns its width
 * @param ascii whether it knows no other characters
 * @param colour whether it may be coloured
 */
record Glyphs(int columns, boolean ascii, boolean colour) {

	/** Returns what the process was told of its terminal when it was started. */
	static Glyphs ofProcess() {
		String noColour = System.getenv("NO_COLOR");
		boolean terminal = Boolean.getBoolean("tradu.terminal");
		return new Glyphs(Integer.getInteger("tradu.columns", 80), Boolean.getBoolean("tradu.ascii"),
				terminal && (noColour == null || noColour.isEmpty()));
	}

	Glyphs withColumns(int width) {
		return new Glyphs(width, this.ascii, this.colour);
	}

	/** Draws a share from 0 to 1. */
	String bar(double share, int width) {
		int full = (int) Math.floor(Math.min(1, Math.max(0, share)) * width);
		return (this.ascii ? "#" : "█").repeat(full) + (this.ascii ? "." : "░").repeat(width - full);
	}

}
