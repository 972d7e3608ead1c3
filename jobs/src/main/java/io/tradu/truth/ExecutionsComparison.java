package io.tradu.truth;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.tradu.batch.recovery.Change;
import io.tradu.batch.recovery.Recovery;
import io.tradu.command.TraduCommand;
import io.tradu.document.Night;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.stereotype.Component;

/** What counts as running is in the hands of a living process. */
@Component
class ExecutionsComparison implements LineComparison {

	private final Recovery recovery;

	ExecutionsComparison(Recovery recovery) {
		this.recovery = recovery;
	}

	@Override
	public List<Disagreement> compare(LineFacts facts) {
		return this.recovery.unsettled()
			.stream()
			.filter((run) -> isLookedAt(run, facts))
			.filter((run) -> facts.isIdle() || !run.getStatus().isRunning())
			.map(this::disagreement)
			.toList();
	}

	private static boolean isLookedAt(JobExecution run, LineFacts facts) {
		return facts.only()
			.map((date) -> date.toString().equals(run.getJobParameters().getString(Night.DATE_PARAMETER)))
			.orElse(true);
	}

	private Disagreement disagreement(JobExecution run) {
		String subject = "run " + run.getId();
		if (Recovery.isUnknown(run)) {
			return Disagreement.forPerson("run-unknown", subject, "nobody heard whether its last commit took effect",
					TraduCommand.of("recover", run.getId(), "--settle", "failed").withReason());
		}
		if (run.getStatus().isRunning()) {
			return Disagreement.mendable("run-dead", subject, "it is " + run.getStatus() + ", and no process runs it",
					"it counts as failed and can be restarted", (reason) -> recover(run));
		}
		return Disagreement.mendable("step-open", subject,
				"it is " + run.getStatus() + ", and a step of it is still open: " + openSteps(run),
				"the step counts as failed", (reason) -> recover(run));
	}

	private static String openSteps(JobExecution run) {
		return run.getStepExecutions()
			.stream()
			.filter((step) -> step.getEndTime() == null || step.getStatus().isRunning())
			.map((step) -> step.getStepName() + " " + step.getStatus())
			.collect(Collectors.joining(", "));
	}

	private Optional<String> recover(JobExecution run) {
		List<Change> changes = this.recovery.recover(run);
		return changes.isEmpty() ? Optional.empty()
				: Optional.of(changes.stream().map(Change::toString).collect(Collectors.joining(", ")));
	}

}
