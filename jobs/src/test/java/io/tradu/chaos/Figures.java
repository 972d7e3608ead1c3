package io.tradu.chaos;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was counted over all nights. */
final class Figures {

	private final Map<Moment, Integer> kills = new EnumMap<>(Moment.class);

	private final Map<Disturbance, Integer> disturbances = new EnumMap<>(Disturbance.class);

	private int missed;

	private int nights;

	private int restarts;

	private int lost;

	private int doubled;

	private int wrong;

	private int different;

	void killed(Moment moment) {
		this.kills.merge(moment, 1, Integer::sum);
	}

	/** A process ended by itself before the moment came. */
	void missed() {
		this.missed++;
	}

	void restarted() {
		this.restarts++;
	}

	void disturbed(Disturbance disturbance) {
		this.disturbances.merge(disturbance, 1, Integer::sum);
	}

	/** Counts rows that had another text at any time of a night. */
	void wrong(int rows) {
		this.wrong += rows;
	}

	/** Counts a complete night. */
	void add(Judge.Verdict verdict) {
		this.nights++;
		this.lost += verdict.lost().size();
		this.doubled += verdict.doubled().size();
		this.wrong += verdict.wrong().size();
		this.different += verdict.different().size();
	}

	int kills() {
		return this.kills.values().stream().mapToInt(Integer::intValue).sum();
	}

	int nights() {
		return this.nights;
	}

	String report(Duration took) {
		return "kills by the moment aimed at\n" + lines(this.kills) + "disturbances besides\n"
				+ lines(this.disturbances) + "kills=" + kills() + " missed=" + this.missed + " nights=" + this.nights
				+ " restarts=" + this.restarts + " lost=" + this.lost + " doubled=" + this.doubled + " wrong="
				+ this.wrong + " different=" + this.different + " seconds=" + took.toSeconds() + "\n";
	}

	private static String lines(Map<? extends Enum<?>, Integer> counts) {
		return counts.entrySet()
			.stream()
			.map((entry) -> "  %-21s %d%n".formatted(entry.getKey().name().toLowerCase(Locale.ROOT), entry.getValue()))
			.collect(Collectors.joining());
	}

}
