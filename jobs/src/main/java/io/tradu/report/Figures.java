package io.tradu.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers and times as a page shows them. */
final class Figures {

	private static final DecimalFormatSymbols SYMBOLS = symbols();

	private Figures() {
	}

	// Does not break, so that a number stays on one line.
	private static DecimalFormatSymbols symbols() {
		DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
		symbols.setGroupingSeparator('\u00A0');
		return symbols;
	}

	/** Returns a number in groups of three digits. */
	static String grouped(double number) {
		return new DecimalFormat("#,##0", SYMBOLS).format(number);
	}

	/** Returns a count with its noun. */
	static String counted(long number, String noun) {
		return grouped(number) + "\u00A0" + noun + ((number == 1) ? "" : "s");
	}

	/** Returns a number with as many digits as it takes to compare it. */
	static String decimal(double number) {
		return (Math.abs(number) >= 100) ? grouped(number) : new DecimalFormat("0.#", SYMBOLS).format(number);
	}

	/** Returns a round number as it is, for an axis. */
	static String exact(double number) {
		return new DecimalFormat("#,##0.######", SYMBOLS).format(number);
	}

	/** Returns a round share from 0 to 1 in percent as it is, for an axis. */
	static String exactPercent(double share) {
		return exact(share * 100) + "\u00A0%";
	}

	/** Returns a share from 0 to 1 in percent. A small one is not shown as none. */
	static String percent(double share) {
		if (share > 0 && share < 0.001) {
			return "<\u00A00.1\u00A0%";
		}
		// Nor is nearly all shown as all.
		return new DecimalFormat("0.#", SYMBOLS).format((share < 1) ? Math.min(share * 100, 99.9) : 100) + "\u00A0%";
	}

	/** Returns a time of work. */
	static String duration(double seconds) {
		long whole = Math.round(seconds);
		if (seconds < 10) {
			return decimal(seconds) + "\u00A0s";
		}
		if (whole < 60) {
			return whole + "\u00A0s";
		}
		return (whole < 3600) ? whole / 60 + "\u00A0min\u00A0" + whole % 60 + "\u00A0s"
				: whole / 3600 + "\u00A0h\u00A0" + whole % 3600 / 60 + "\u00A0min";
	}

	/** Returns a time in one unit, for an axis. */
	static String shortTime(long millis) {
		if (millis < 1000) {
			return millis + "\u00A0ms";
		}
		return (millis < 120_000) ? decimal(millis / 1000.0) + "\u00A0s" : decimal(millis / 60_000.0) + "\u00A0min";
	}

	/** Returns a short time. */
	static String millis(long millis) {
		return (millis < 1000) ? millis + "\u00A0ms" : duration(millis / 1000.0);
	}

}
