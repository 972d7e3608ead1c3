package io.tradu.cli;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
final class Numbers {

	private Numbers() {
	}

	/** Returns a number in groups of three digits: {@code 1 200}. */
	static String grouped(long number) {
		DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
		symbols.setGroupingSeparator(' ');
		return new DecimalFormat("#,##0", symbols).format(number);
	}

	/** Returns a count with its noun: {@code 1 document}, {@code 2 documents}. */
	static String counted(long number, String noun) {
		return grouped(number) + " " + noun + ((number == 1) ? "" : "s");
	}

	/**
	 * Returns a duration: {@code 41 s}, {@code 3 min 5 s}, {@code 2 h 10 min}. One that
	 * is negative, since a clock was set back, is none.
	 */
	static String duration(Duration duration) {
		long seconds = Math.max(0, Math.round(duration.toMillis() / 1000.0));
		if (seconds < 60) {
			return seconds + " s";
		}
		return (seconds < 3600) ? seconds / 60 + " min " + seconds % 60 + " s"
				: seconds / 3600 + " h " + seconds % 3600 / 60 + " min";
	}

	/** Returns bytes in the unit that suits them: {@code 512 MB}, {@code 1.5 GB}. */
	static String bytes(long bytes) {
		String[] units = { "B", "kB", "MB", "GB", "TB" };
		double number = bytes;
		int unit = 0;
		while (number >= 1000 && unit < units.length - 1) {
			number /= 1024;
			unit++;
		}
		return String.format(Locale.ROOT, (number < 10 && unit > 0) ? "%.1f %s" : "%.0f %s", number, units[unit]);
	}

	/** Returns a rate: {@code 1 234}, {@code 0.3}. */
	static String rate(double rate) {
		return (rate < 10) ? String.format(Locale.ROOT, "%.1f", rate) : grouped(Math.round(rate));
	}

}
