package io.tradu.chaos;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

import io.tradu.testing.NightFolder;

/** What was counted over all nights. */
final class Figures {

	private final Map<Moment, Integer> kills = new EnumMap<>(Moment.class);

	private int missed;

	private int nights;

	private int restarts;

	private int lost;

	private int doubled;

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

	/** Counts a complete night and tells whether nothing is wrong with it. */
	boolean add(NightFolder night, NightFolder undisturbed) {
		int nightLost = night.lost().size();
		int nightDoubled = night.doubled().size();
		int nightDifferent = night.different(undisturbed).size();
		this.nights++;
		this.lost += nightLost;
		this.doubled += nightDoubled;
		this.different += nightDifferent;
		return nightLost + nightDoubled + nightDifferent == 0;
	}

	int kills() {
		return this.kills.values().stream().mapToInt(Integer::intValue).sum();
	}

	int nights() {
		return this.nights;
	}

	String report(Duration took) {
		String moments = this.kills.entrySet()
			.stream()
			.map((entry) -> "  %-10s %d".formatted(entry.getKey().name().toLowerCase(java.util.Locale.ROOT),
					entry.getValue()))
			.collect(Collectors.joining("\n"));
		return "kills by the moment aimed at\n" + moments + "\nkills=" + kills() + " missed=" + this.missed + " nights="
				+ this.nights + " restarts=" + this.restarts + " lost=" + this.lost + " doubled=" + this.doubled
				+ " different=" + this.different + " seconds=" + took.toSeconds() + "\n";
	}

}
