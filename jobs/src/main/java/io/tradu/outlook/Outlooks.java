package io.tradu.outlook;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

import io.tradu.document.Night;
import io.tradu.nightly.RunList;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks ahead. */
@Component
public class Outlooks {

	private static final int NIGHTS_LOOKED_AT = 200;

	private final StageCounts counts;

	private final StepTimes times;

	private final RunList runs;

	private final JdbcClient jdbc;

	private final DeadlineProperties properties;

	private final Clock clock;

	private volatile @Nullable Known lastGood;

	Outlooks(StageCounts counts, StepTimes times, RunList runs, JdbcClient jdbc, DeadlineProperties properties,
			Clock clock) {
		this.counts = counts;
		this.times = times;
		this.runs = runs;
		this.jdbc = jdbc;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Returns where a night stands, judged by its own rates and the last good night's.
	 */
	public Outlook of(Night night) {
		return of(night,
				this.runs.newest(NIGHTS_LOOKED_AT)
					.stream()
					.filter((run) -> run.replay() == null && run.status().equals("COMPLETED"))
					.flatMap((run) -> this.runs.night(run).stream())
					.filter((other) -> other.id() != night.id())
					.findFirst());
	}

	/**
	 * Returns where a night stands, judged by its own rates, and where it has none by
	 * those of another.
	 */
	public Outlook of(Night night, Optional<Night> good) {
		List<Stage> stages = this.counts.of(night);
		Estimate estimate = Estimate.of(new Estimate.Work(stages, this.times.of(night)), good.map(this::workOfGood));
		Instant now = this.clock.instant();
		return new Outlook(stages, estimate.progress(), estimate.left(),
				(estimate.left() != null) ? now.plus(estimate.left()) : null, deadline(night),
				"by the rates of this night" + good.map((other) -> " and of " + other.label()).orElse("")
						+ (estimate.untimed().isEmpty() ? ""
								: ", and longer by " + String.join(", ", estimate.untimed()) + ", not timed yet"));
	}

	// It was done long ago, and whoever asks how far the present night is asks often.
	private Estimate.Work workOfGood(Night night) {
		Known known = this.lastGood;
		if (known == null || known.night() != night.id()) {
			known = new Known(night.id(), new Estimate.Work(this.counts.of(night), this.times.of(night)));
			this.lastGood = known;
		}
		return known.work();
	}

	/** Returns when a night has to have finished. */
	public Instant deadline(Night night) {
		ZonedDateTime opened = this.jdbc.sql("select opened_at from night where id = ?")
			.param(night.id())
			.query((row, number) -> row.getObject("opened_at", OffsetDateTime.class))
			.single()
			.atZoneSameInstant(this.clock.getZone());
		ZonedDateTime sameDay = opened.with(this.properties.deadline());
		return (sameDay.isAfter(opened) ? sameDay : opened.plusDays(1).with(this.properties.deadline())).toInstant();
	}

	private record Known(long night, Estimate.Work work) {
	}

}
