package io.tradu.status;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.tradu.batch.lease.Pressure;
import io.tradu.batch.schedule.MissingLaunch;
import io.tradu.explain.UnfinishedRun;
import org.jspecify.annotations.Nullable;

/**
 * Where the line stands. Scripts read this as JSON: names stay, new ones may come.
 *
 * @param state {@code running} if a living process works on the line, {@code dead} if the
 * newest run has not ended and no living process works on it, {@code idle} otherwise
 * @param process the process that works on the line
 * @param night label of the newest run's night
 * @param run number of the newest run
 * @param status what Spring Batch says of it
 * @param position how far it is; null if it is no night's
 * @param at when this was seen
 * @param environment name of the environment
 * @param started when the newest run began
 * @param ended when it ended; null while it runs, or if its process died
 * @param tookSeconds how long it worked, until now if it runs; null if that is not known
 * @param forecast when it will have finished; null once it has ended
 * @param stages the stages of its night
 * @param queue its night's blocks, by state in the order of a block's life
 * @param instances the processes that work on the line, or have died with work in hand
 * @param machine the machine from which this was seen
 * @param openLetters dead letters that wait for a person
 * @param lastRuns the newest runs that have ended, newest first
 * @param missing what was due by a schedule and has not begun
 * @param unfinished the runs that failed, were stopped, or whose process died, and that
 * nothing has followed, newest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineStatus(String state, @Nullable String process, @Nullable String night, @Nullable Long run,
		@Nullable String status, @JsonUnwrapped @Nullable Position position, Instant at, String environment,
		@Nullable Instant started, @Nullable Instant ended, @Nullable Double tookSeconds,
		@JsonUnwrapped @Nullable Forecast forecast, List<StageStatus> stages, List<Queued> queue,
		List<Worker> instances, Machine machine, long openLetters, List<EndedRun> lastRuns, List<MissingLaunch> missing,
		List<UnfinishedRun> unfinished) {

	/** Returns the same with other stages. */
	LineStatus with(List<StageStatus> others) {
		return new LineStatus(this.state, this.process, this.night, this.run, this.status, this.position, this.at,
				this.environment, this.started, this.ended, this.tookSeconds, this.forecast, others, this.queue,
				this.instances, this.machine, this.openLetters, this.lastRuns, this.missing, this.unfinished);
	}

	/** Returns the same with another state of the machine. */
	LineStatus with(Machine other) {
		return new LineStatus(this.state, this.process, this.night, this.run, this.status, this.position, this.at,
				this.environment, this.started, this.ended, this.tookSeconds, this.forecast, this.stages, this.queue,
				this.instances, other, this.openLetters, this.lastRuns, this.missing, this.unfinished);
	}

	/**
	 * How far the newest run is.
	 *
	 * @param step the step it is in; empty before the first
	 * @param documents documents received so far
	 * @param done how much of the step is done
	 * @param total how much there is, as far as is known
	 * @param unit what the step counts
	 */
	public record Position(String step, long documents, long done, long total, String unit) {
	}

	/**
	 * When a night will have finished.
	 *
	 * @param progress the share of its time that has passed, from 0 to 1
	 * @param timeLeftSeconds how long it will still work; null if there is nothing to
	 * judge by
	 * @param predictedEnd when it will have finished if it works from now on; null if
	 * that cannot be said
	 * @param deadline when it has to have finished
	 * @param marginSeconds time between the two, negative if it comes too late
	 * @param basis what this is based on, in words
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Forecast(double progress, @Nullable Long timeLeftSeconds, @Nullable Instant predictedEnd,
			Instant deadline, @Nullable Long marginSeconds, String basis) {
	}

	/**
	 * How far one stage is, and how fast.
	 *
	 * @param step name of its step
	 * @param unit what it counts, one of them
	 * @param done how much is done
	 * @param left how much is left, of what is known to come
	 * @param work how much is done of what its time is spent on
	 * @param workUnit what that is: {@code byte} or {@code row}
	 * @param workShare the share of it that is done, from 0 to 1
	 * @param perSecond work done in a second of late; null where nothing moved
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record StageStatus(String step, String unit, long done, long left, long work, String workUnit,
			double workShare, @Nullable Double perSecond) {

		StageStatus at(@Nullable Double rate) {
			return new StageStatus(this.step, this.unit, this.done, this.left, this.work, this.workUnit, this.workShare,
					rate);
		}

	}

	/**
	 * The blocks in one state.
	 *
	 * @param state the state
	 * @param blocks how many there are
	 * @param rows how many rows they have
	 * @param oldestSeconds how long the one that waits longest has been there; null in a
	 * state that nothing leaves
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Queued(String state, long blocks, long rows, @Nullable Long oldestSeconds) {
	}

	/**
	 * A process that works on the line.
	 *
	 * @param process its machine and process id
	 * @param version its software version
	 * @param settings the fingerprint of its settings; null if it has not said it
	 * @param started when it started
	 * @param heartbeatSeconds how long ago its last heartbeat was
	 * @param alive whether it lives, as far as can be told from here
	 * @param holdsLine whether the line is in its hands
	 * @param pressure what it uses
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Worker(String process, String version, @Nullable String settings, Instant started,
			long heartbeatSeconds, boolean alive, boolean holdsLine, @JsonUnwrapped Pressure pressure) {
	}

	/**
	 * A machine.
	 *
	 * @param host its name
	 * @param processors how many it has
	 * @param load how many processes want one, over the last minute; null if it is not
	 * known
	 * @param memoryTotal bytes of memory; null if it is not known
	 * @param memoryAvailable bytes that programs can still have
	 * @param disks the disks that matter to the line
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record Machine(String host, int processors, @Nullable Double load, @Nullable Long memoryTotal,
			@Nullable Long memoryAvailable, List<Disk> disks) {
	}

	/**
	 * A disk.
	 *
	 * @param name what lies on it: {@code home}, {@code outbox}
	 * @param path where
	 * @param total its bytes
	 * @param free bytes that can still be written
	 */
	public record Disk(String name, String path, long total, long free) {
	}

	/**
	 * A run that has ended.
	 *
	 * @param run its number
	 * @param night label of its night
	 * @param status what Spring Batch says of it
	 * @param started when it began; null if it never did
	 * @param ended when it ended
	 * @param tookSeconds how long it worked; null if it never began
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	public record EndedRun(long run, String night, String status, @Nullable Instant started, Instant ended,
			@Nullable Double tookSeconds) {
	}

}
