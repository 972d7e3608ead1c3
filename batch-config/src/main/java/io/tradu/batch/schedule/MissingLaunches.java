package io.tradu.batch.schedule;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.schedule.LaunchRequest.State;

import org.springframework.stereotype.Component;

/**
 * Finds what was due and has not begun in time, by its own reckoning and from what stands
 * in the database: whatever the clock that rings believes.
 */
@Component
public class MissingLaunches {

	private final Schedules schedules;

	private final ExpectedLaunches expected;

	private final LaunchRequests requests;

	private final Begun begun;

	private final LaunchNotes notes;

	MissingLaunches(Schedules schedules, ExpectedLaunches expected, LaunchRequests requests, Begun begun,
			LaunchNotes notes) {
		this.schedules = schedules;
		this.expected = expected;
		this.requests = requests;
		this.begun = begun;
		this.notes = notes;
	}

	/**
	 * Returns what is missing at this moment: of each schedule the launch that was due
	 * last, if it has not begun. A later one that has begun makes up for those before it.
	 */
	public List<MissingLaunch> now() {
		return this.schedules.all()
			.stream()
			.flatMap((schedule) -> newest(this.expected.of(schedule)).stream()
				.flatMap((fire) -> of(schedule, fire).stream()))
			.toList();
	}

	private static Optional<Fire> newest(List<Fire> fires) {
		return fires.isEmpty() ? Optional.empty() : Optional.of(fires.get(fires.size() - 1));
	}

	/** Returns what is missing of something that should have begun. */
	Optional<MissingLaunch> of(Schedule schedule, Fire fire) {
		LocalDate date = fire.businessDate();
		Optional<LaunchRequest> request = this.requests.find(schedule.name(), date);
		if (request.filter((of) -> of.state() == State.NOT_NEEDED).isPresent()
				|| this.begun.status(schedule.job(), date).isPresent()) {
			return Optional.empty();
		}
		return Optional.of(new MissingLaunch(schedule.name(), date, fire.at(),
				request.map(this::why)
					.or(() -> this.notes.skipped(schedule.name(), date))
					.orElse("nobody has asked for its launch")));
	}

	private String why(LaunchRequest request) {
		String asked = "its launch was asked for at " + request.requestedAt().truncatedTo(ChronoUnit.SECONDS);
		return switch (request.state()) {
			case REQUESTED -> asked + waits(request).orElse(", and no launcher has taken that up");
			case SENT -> asked + waits(request).orElse(", is on its way, and no launcher has taken it up");
			case LAUNCHING -> asked + ", and the launcher that has taken it up has not said what came of it";
			case FAILED -> "it could not be launched: " + this.requests.detail(request.id());
			default -> asked + ", it was launched" + task(request) + ", and has not begun";
		};
	}

	private Optional<String> waits(LaunchRequest request) {
		return Optional.of(this.requests.detail(request.id()))
			.filter((why) -> !why.isEmpty())
			.map((why) -> ", and it waits: " + why);
	}

	private static String task(LaunchRequest request) {
		return (request.taskExecutionId() != null) ? " as task " + request.taskExecutionId() : "";
	}

	/**
	 * Puts down that something is missing.
	 * @return false if that stands there already
	 */
	boolean note(MissingLaunch missing) {
		return this.notes.missing(missing);
	}

}
