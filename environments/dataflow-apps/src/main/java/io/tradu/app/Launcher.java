package io.tradu.app;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.tradu.batch.failure.FailureReport;
import io.tradu.batch.log.Correlation;
import io.tradu.batch.log.LogField;
import io.tradu.batch.log.LogScope;
import io.tradu.batch.schedule.LaunchRequest;
import io.tradu.batch.schedule.LaunchRequests;
import io.tradu.batch.schedule.Schedule;
import io.tradu.batch.schedule.Schedules;
import io.tradu.batch.task.LaunchedTask;
import io.tradu.batch.task.LaunchedTasks;
import io.tradu.nightly.NightRunner;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Has what a message asks for launched: once for each request, however often the message
 * comes, and whenever this process dies.
 */
class Launcher implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(Launcher.class);

	private static final long DATABASE_WAIT_SECONDS = 5;

	private final LaunchRequests requests;

	private final Schedules schedules;

	private final LaunchedTasks launched;

	private final DataFlow dataFlow;

	private final LauncherProperties properties;

	private final CountDownLatch ended = new CountDownLatch(1);

	private boolean obstructed;

	Launcher(LaunchRequests requests, Schedules schedules, LaunchedTasks launched, DataFlow dataFlow,
			LauncherProperties properties) {
		this.requests = requests;
		this.schedules = schedules;
		this.launched = launched;
		this.dataFlow = dataFlow;
		this.properties = properties;
	}

	/**
	 * Does what a message asks for. While the database is away, this waits: there is
	 * nothing else to do with any message. The request stands in the database: what
	 * becomes of none here is sent again.
	 * @throws PoisonMessage if it asks for nothing there is
	 */
	synchronized void launch(LaunchMessage message) {
		try {
			while (!triedWithDatabase(message)) {
				if (this.ended.await(DATABASE_WAIT_SECONDS, TimeUnit.SECONDS)) {
					logger.info("launch request {} is left to the next launcher", message.request());
					return;
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			logger.info("launch request {} is left to the next launcher", message.request());
		}
	}

	private boolean triedWithDatabase(LaunchMessage message) throws InterruptedException {
		try {
			handle(message);
			return true;
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("launch request {} waits for the database: {}", message.request(),
					FailureReport.of(ex).sentence());
			return false;
		}
	}

	private void handle(LaunchMessage message) throws InterruptedException {
		LogScope scope = LogScope.with(LogField.CORRELATION, message.correlationId());
		try {
			LaunchRequest request = this.requests.find(message.request())
				.orElseThrow(() -> new PoisonMessage("there is no launch request " + message.request()));
			check(message, request);
			if (isForAnotherJob(request)) {
				this.requests.failed(request.id(), "schedule " + request.schedule() + " is for another job than "
						+ NightRunner.JOB + ", and this launcher launches no other");
			}
			else if (this.requests.claim(request.id()) || this.requests.takeOver(request.id())) {
				launch(request, message);
			}
			else {
				logger.info("launch request {} is {} already", request.id(), request.state());
			}
		}
		finally {
			scope.close();
		}
	}

	// Relaunches belong to no schedule.
	private boolean isForAnotherJob(LaunchRequest request) {
		return this.schedules.find(request.schedule())
			.map(Schedule::job)
			.filter((job) -> !job.equals(NightRunner.JOB))
			.isPresent();
	}

	private static void check(LaunchMessage message, LaunchRequest request) {
		if (!message.businessDate().equals(request.businessDate()) || !message.schedule().equals(request.schedule())) {
			throw new PoisonMessage("launch request " + request.id() + " is for " + request.schedule() + " on "
					+ request.businessDate() + ", not for " + message.schedule() + " on " + message.businessDate());
		}
		if (!message.correlationId().matches(Correlation.FORM)) {
			throw new PoisonMessage("\"correlationId\" has a form that nobody would take over");
		}
	}

	private void launch(LaunchRequest request, LaunchMessage message) throws InterruptedException {
		long wait = this.properties.delay().toMillis();
		for (int attempt = 1;; attempt++) {
			try {
				long task = before(request).orElseGet(() -> ask(request, message));
				this.requests.launched(request.id(), task);
				logger.info("launch request {} for {} is launched as task execution {}", request.id(),
						request.businessDate(), task);
				this.obstructed = false;
				return;
			}
			catch (LaunchRefused ex) {
				logger.error("launch request {} for {} failed: {}", request.id(), request.businessDate(),
						ex.getMessage());
				this.requests.failed(request.id(), String.valueOf(ex.getMessage()));
				return;
			}
			catch (NotNow ex) {
				if (attempt == this.properties.attempts() || this.ended.await(wait, TimeUnit.MILLISECONDS)) {
					release(request, ex);
					return;
				}
				wait *= 2;
			}
			catch (DataAccessException | TransactionException ex) {
				throw ex;
			}
			catch (RuntimeException ex) {
				release(request, ex);
				return;
			}
		}
	}

	// A launcher may have died, or an answer have been lost, after the server's word; or
	// the server answers late, and launches all the same.
	private Optional<Long> before(LaunchRequest request) {
		Optional<LaunchedTask> task = this.launched.find(argument(request));
		task.filter((known) -> !known.launched()).ifPresent((known) -> {
			throw new NotNow("Data Flow has begun to launch it, as task execution " + known.id()
					+ ", and nothing is heard of that yet");
		});
		return task.map(LaunchedTask::id);
	}

	private long ask(LaunchRequest request, LaunchMessage message) {
		// One night at a time: a task that finds another at work would be refused.
		this.launched.atWork().ifPresent((task) -> {
			throw new NotNow("task execution " + task + " is at work, and nights run one after the other");
		});
		try {
			return this.dataFlow.launch(arguments(message));
		}
		catch (NotLaunched ex) {
			this.launched.notLaunched(argument(request), String.valueOf(ex.getMessage()));
			throw ex;
		}
	}

	private static String argument(LaunchRequest request) {
		return NightArguments.REQUEST + "=" + request.id();
	}

	private void release(LaunchRequest request, RuntimeException obstacle) {
		String why = (obstacle instanceof NotNow) ? String.valueOf(obstacle.getMessage())
				: FailureReport.of(obstacle).sentence();
		// Said once, however long it lasts.
		if (!this.obstructed) {
			logger.warn("launch request {} for {} waits, and is tried again: {}", request.id(), request.businessDate(),
					why, (obstacle instanceof NotNow) ? null : obstacle);
		}
		this.obstructed = true;
		this.requests.release(request.id(), why);
	}

	@Override
	public void destroy() {
		this.ended.countDown();
	}

	private static List<String> arguments(LaunchMessage message) {
		return List.of("businessDate=" + message.businessDate(), NightArguments.REQUEST + "=" + message.request(),
				"--" + Correlation.SETTING + "=" + message.correlationId());
	}

}
