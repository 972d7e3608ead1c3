package io.tradu.status;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.tradu.status.LineStatus.StageStatus;
import org.jspecify.annotations.Nullable;

/** What was seen in several looks: how fast the stages are, and have been. */
public class StatusHistory {

	/** How far back a rate reaches; a chunk lands at once and would make it jump. */
	private static final Duration WINDOW = Duration.ofSeconds(10);

	private static final int LOOKS = 120;

	private final Deque<LineStatus> looks = new ArrayDeque<>();

	private final Deque<Double> pace = new ArrayDeque<>();

	/**
	 * Adds a look and returns it with the rates since the looks before. The first one
	 * keeps those it has. Looks at another run begin anew.
	 */
	public LineStatus add(LineStatus look) {
		LineStatus before = this.looks.peekLast();
		if (before != null && !Objects.equals(before.run(), look.run())) {
			this.looks.clear();
			this.pace.clear();
			before = null;
		}
		if (before != null) {
			remember(before, look);
		}
		this.looks.addLast(look);
		while (this.looks.size() > 2 && isOlderThanWindow(second(), look)) {
			this.looks.removeFirst();
		}
		LineStatus oldest = this.looks.getFirst();
		return (before == null) ? look
				: look.with(look.stages().stream().map((stage) -> stage.at(rate(oldest, look, stage))).toList());
	}

	/**
	 * Returns the rows per second that left the translation or, once it is through, the
	 * checks, one number for each look but the first, oldest first.
	 */
	public List<Double> pace() {
		return List.copyOf(this.pace);
	}

	private void remember(LineStatus before, LineStatus look) {
		double rows = look.stages()
			.stream()
			.filter((stage) -> stage.unit().equals("row"))
			.map((stage) -> rate(before, look, stage))
			.filter(Objects::nonNull)
			.mapToDouble(Double::doubleValue)
			.max()
			.orElse(0);
		this.pace.addLast(rows);
		if (this.pace.size() > LOOKS) {
			this.pace.removeFirst();
		}
	}

	private LineStatus second() {
		return this.looks.stream().skip(1).findFirst().orElseThrow();
	}

	// What is left of the looks must still span the window.
	private static boolean isOlderThanWindow(LineStatus candidate, LineStatus look) {
		return Duration.between(candidate.at(), look.at()).compareTo(WINDOW) >= 0;
	}

	private static @Nullable Double rate(LineStatus from, LineStatus to, StageStatus stage) {
		double seconds = Duration.between(from.at(), to.at()).toMillis() / 1000.0;
		Optional<StageStatus> earlier = from.stages()
			.stream()
			.filter((other) -> other.step().equals(stage.step()))
			.findFirst();
		long moved = earlier.map((other) -> stage.work() - other.work()).orElse(0L);
		return (moved > 0 && seconds > 0) ? moved / seconds : null;
	}

}
