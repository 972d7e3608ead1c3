package io.tradu.batch.lease;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import org.jspecify.annotations.Nullable;

/** Another process has taken the work over: nothing this one writes is kept any more. */
public final class LeaseLost extends StoppingFailure {

	private static final long serialVersionUID = 1L;

	LeaseLost(String name, @Nullable Instance holder) {
		super(FailureCategory.INFRASTRUCTURE,
				"the lease on " + name + " was taken over"
						+ ((holder != null) ? " by process " + holder.pid() + " on " + holder.host() : "")
						+ "; what this process had not committed before is dropped, and it stops",
				null);
	}

}
