package io.tradu.nightly;

import io.tradu.batch.audit.Act;
import io.tradu.batch.schedule.LaunchRequest;
import io.tradu.batch.schedule.LaunchRequests;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What this process was launched for. */
@Component
public class LaunchedFor {

	/** Setting that names the launch request; not set where there is none. */
	public static final String REQUEST = "tradu.launch.request";

	private final LaunchRequests requests;

	private final @Nullable Long request;

	LaunchedFor(LaunchRequests requests, @Value("${" + REQUEST + ":#{null}}") @Nullable Long request) {
		this.requests = requests;
		this.request = request;
	}

	/** Says that there was nothing to do: a night that is not needed is not missing. */
	public void nothingToDo(String why) {
		if (this.request != null) {
			this.requests.notNeeded(this.request, why);
		}
	}

	/**
	 * Returns whose act it is that a night runs: the line's own where the watch has asked
	 * for it to go on, which counts its restarts by that.
	 * @param given whose it is otherwise
	 */
	public Act act(Act given) {
		if (this.request == null) {
			return given;
		}
		return this.requests.find(this.request)
			.filter(Relaunches::isOne)
			.map(LaunchRequest::reason)
			.map(Act::ofLine)
			.orElse(given);
	}

}
