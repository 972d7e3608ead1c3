package io.tradu.batch.health;

import java.time.Duration;
import java.util.Locale;

/** Figures for people. */
public final class Words {

	private static final String[] UNITS = { "B", "KB", "MB", "GB", "TB", "PB" };

	private static final double STEP = 1024;

	private Words() {
	}

	/** Returns a time span, for example {@code 250 ms}, {@code 3 s} or {@code 5 min}. */
	public static String age(long nanos) {
		Duration age = Duration.ofNanos(nanos);
		if (age.toSeconds() < 1) {
			return age.toMillis() + " ms";
		}
		return (age.toMinutes() < 5) ? age.toSeconds() + " s" : age.toMinutes() + " min";
	}

	/** Returns a time span. */
	public static String age(Duration age) {
		return age(age.toNanos());
	}

	/** Returns a number of bytes, for example {@code 1.5 GB}. */
	public static String bytes(long bytes) {
		double rest = bytes;
		int unit = 0;
		while (rest >= STEP && unit < UNITS.length - 1) {
			rest /= STEP;
			unit++;
		}
		return String.format(Locale.ROOT, (unit == 0) ? "%.0f %s" : "%.1f %s", rest, UNITS[unit]);
	}

	/** Returns a share of one, for example {@code 85 %}. */
	public static String percent(double share) {
		return Math.round(share * 100) + " %";
	}

}
