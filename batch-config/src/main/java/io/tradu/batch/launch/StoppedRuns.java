package io.tradu.batch.launch;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditFilter;
import io.tradu.batch.audit.AuditLog;

import org.springframework.stereotype.Component;

/** Why runs have stopped that are stopped. */
@Component
public class StoppedRuns {

	/** What the audit log calls the end of a run by the end of its process. */
	public static final String INTERRUPT = "interrupt";

	private final StopRequests requests;

	private final RunStops stops;

	private final AuditLog audit;

	StoppedRuns(StopRequests requests, RunStops stops, AuditLog audit) {
		this.requests = requests;
		this.stops = stops;
		this.audit = audit;
	}

	/**
	 * Tells whether a run has stopped only because its process was told to end, by nobody
	 * who would have wanted the run to stop.
	 */
	public boolean isInterrupted(long executionId) {
		return !isAskedFor(executionId)
				&& !this.audit.find(new AuditFilter(AuditLog.LINE, INTERRUPT, "run " + executionId, null, null), 1)
					.isEmpty();
	}

	/** Tells whether somebody has asked for a run's stop. */
	public boolean isAskedFor(long executionId) {
		return this.requests.find(executionId).isPresent();
	}

	/** Records that a run was stopped in the server, which has ended its process. */
	public void stoppedInServer(long executionId) {
		this.stops.record(executionId,
				new Act(AuditLog.SERVER, "its task was stopped in the dashboard, or through the server"));
	}

}
