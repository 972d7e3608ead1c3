package io.tradu.batch.recovery;

import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * When the parts of an execution that have no end did something for the last time. Taken
 * before they are put right: that is an update too, and the framework ends them with it,
 * as if a process had worked that was long dead.
 */
final class LastCommits {

	private final LocalDateTime now;

	private final LocalDateTime ofRun;

	private final Map<Long, LocalDateTime> ofSteps = new HashMap<>();

	/**
	 * Takes them.
	 * @param now no end is later
	 */
	LastCommits(JobExecution execution, LocalDateTime now) {
		this.now = now;
		execution.getStepExecutions().forEach((step) -> this.ofSteps.put(step.getId(), last(step)));
		LocalDateTime last = last(execution.getEndTime(), execution.getStartTime(), execution.getLastUpdated(),
				execution.getCreateTime());
		this.ofRun = (execution.getEndTime() != null) ? last
				: this.ofSteps.values().stream().reduce(last, LastCommits::later);
	}

	private LocalDateTime last(StepExecution step) {
		return last(step.getEndTime(), step.getStartTime(), step.getLastUpdated(), step.getCreateTime());
	}

	private LocalDateTime last(@Nullable LocalDateTime end, @Nullable LocalDateTime start,
			@Nullable LocalDateTime update, LocalDateTime create) {
		if (end != null) {
			return end;
		}
		LocalDateTime begin = (start != null) ? start : create;
		LocalDateTime last = (update != null) ? update : begin;
		return later(begin, last.isAfter(this.now) ? this.now : last);
	}

	private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
		return one.isAfter(other) ? one : other;
	}

	/** Lets every part end then that has been put right. */
	void end(JobExecution execution, JobRepository repository) {
		for (StepExecution step : execution.getStepExecutions()) {
			LocalDateTime last = Objects.requireNonNull(this.ofSteps.get(step.getId()));
			if (step.getEndTime() != null && !step.getEndTime().equals(last)) {
				step.setEndTime(last);
				repository.update(step);
			}
		}
		if (execution.getEndTime() != null && !execution.getEndTime().equals(this.ofRun)) {
			execution.setEndTime(this.ofRun);
			repository.update(execution);
		}
	}

}
