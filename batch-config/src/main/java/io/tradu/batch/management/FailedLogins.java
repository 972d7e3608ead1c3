package io.tradu.batch.management;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.tradu.batch.audit.Act;
import io.tradu.batch.audit.AuditLog;
import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.log.LogEvent;
import io.tradu.batch.log.LogField;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import org.springframework.beans.factory.DisposableBean;

/**
 * Wrong passwords at the management port. The first one, and then once a minute how many
 * there were and from where, is a line of the log and an entry of the audit log. After a
 * few the answers come late, without holding a thread.
 */
class FailedLogins implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(FailedLogins.class);

	private static final String ACTION = "login-failed";

	private static final String SUBJECT = "management port";

	private static final int AT_ONCE = 5;

	private static final int MOST_LATE = 10;

	private static final int MOST_ADDRESSES = 20;

	private static final long LATE_SECONDS = 1;

	private static final Executor LATER = CompletableFuture.delayedExecutor(LATE_SECONDS, TimeUnit.SECONDS);

	private final AuditLog audit;

	private final Executor minute;

	// Those that have not been reported yet, by address.
	private final Map<String, Integer> fresh = new TreeMap<>();

	private boolean reported;

	private int recent;

	private int late;

	FailedLogins(AuditLog audit, Duration reportEvery) {
		this.audit = audit;
		this.minute = CompletableFuture.delayedExecutor(reportEvery.toMillis(), TimeUnit.MILLISECONDS);
	}

	/**
	 * Counts a failed login.
	 * @param address where it came from
	 * @param answer ends the answer, which may be later
	 */
	synchronized void add(String address, Runnable answer) {
		boolean known = this.fresh.containsKey(address) || this.fresh.size() < MOST_ADDRESSES;
		this.fresh.merge(known ? address : "others", 1, Integer::sum);
		this.recent++;
		if (!this.reported) {
			this.reported = true;
			CompletableFuture.runAsync(this::report);
		}
		if (this.recent <= AT_ONCE) {
			answer.run();
			return;
		}
		this.late++;
		LATER.execute(() -> {
			ended();
			answer.run();
		});
	}

	private synchronized void ended() {
		this.late--;
	}

	/** Returns whether so many answers are late that no further password is looked at. */
	synchronized boolean isFlooded() {
		return this.late >= MOST_LATE;
	}

	/** Returns after how many seconds it is worth trying again. */
	static long retryAfterSeconds() {
		return LATE_SECONDS;
	}

	private void report() {
		Map<String, Integer> counts = take();
		if (!counts.isEmpty()) {
			say(counts);
			this.minute.execute(this::report);
		}
	}

	private synchronized Map<String, Integer> take() {
		Map<String, Integer> counts = new TreeMap<>(this.fresh);
		this.fresh.clear();
		if (counts.isEmpty()) {
			this.reported = false;
			this.recent = 0;
		}
		return counts;
	}

	private void say(Map<String, Integer> counts) {
		int all = counts.values().stream().mapToInt(Integer::intValue).sum();
		String words = all + ((all == 1) ? " failed login" : " failed logins") + " from "
				+ counts.entrySet()
					.stream()
					.map((count) -> count.getKey() + ((counts.size() > 1) ? " (" + count.getValue() + ")" : ""))
					.collect(Collectors.joining(", "));
		LogEvent.of(logger, Level.WARN, "login.failed").with(LogField.SUBJECT, SUBJECT).log(words);
		try {
			this.audit.add(Act.ofLine(""), ACTION, SUBJECT, words);
		}
		catch (RuntimeException ex) {
			logger.warn("Failed logins are not recorded in the audit log: {}", FailureReport.of(ex).sentence());
		}
	}

	@Override
	public void destroy() {
		Map<String, Integer> counts = take();
		if (!counts.isEmpty()) {
			say(counts);
		}
	}

}
