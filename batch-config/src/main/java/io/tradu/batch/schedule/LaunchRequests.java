package io.tradu.batch.schedule;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import io.tradu.batch.lease.Instance;
import io.tradu.batch.lease.Instances;
import io.tradu.batch.schedule.LaunchRequest.State;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The launches that were asked for. Every change names the states it may come from, so
 * that of two hands one wins.
 */
@Repository
public class LaunchRequests {

	private final JdbcClient jdbc;

	private final Instance self;

	private final Instances instances;

	private final Clock clock;

	LaunchRequests(JdbcClient jdbc, Instance self, Instances instances, Clock clock) {
		this.jdbc = jdbc;
		this.self = self;
		this.instances = instances;
		this.clock = clock;
	}

	/**
	 * Asks for a launch.
	 * @param fireTime when it was due
	 * @param by who asks
	 * @param reason why; may be empty
	 * @return the request; empty if there is one for this schedule and date already
	 */
	public Optional<LaunchRequest> add(String schedule, LocalDate date, Instant fireTime, String by, String reason) {
		int added = this.jdbc.sql("""
				insert into launch_request (schedule, business_date, fire_time, requested_at, requested_by, reason,
					state, changed_at)
				values (?, ?, ?, ?, ?, ?, 'REQUESTED', ?)
				on conflict do nothing
				""")
			.params(schedule, date, fireTime.atOffset(ZoneOffset.UTC), now(), by, storable(reason), now())
			.update();
		return (added == 1) ? find(schedule, date) : Optional.empty();
	}

	/** Returns those that no launcher has taken up yet, oldest first. */
	public List<LaunchRequest> waiting() {
		return this.jdbc
			.sql("select " + LaunchRow.COLUMNS
					+ " from launch_request where state in ('REQUESTED', 'SENT') order by id")
			.query((row, number) -> LaunchRow.request(row))
			.list();
	}

	/** Returns a request. */
	public Optional<LaunchRequest> find(long id) {
		return this.jdbc.sql("select " + LaunchRow.COLUMNS + " from launch_request where id = ?")
			.param(id)
			.query((row, number) -> LaunchRow.request(row))
			.optional();
	}

	/** Returns the request for a schedule and date. */
	public Optional<LaunchRequest> find(String schedule, LocalDate date) {
		return this.jdbc
			.sql("select " + LaunchRow.COLUMNS + " from launch_request where schedule = ? and business_date = ?")
			.params(schedule, date)
			.query((row, number) -> LaunchRow.request(row))
			.optional();
	}

	/** Returns the newest request of a schedule. */
	public Optional<LaunchRequest> last(String schedule) {
		return this.jdbc
			.sql("select " + LaunchRow.COLUMNS
					+ " from launch_request where schedule = ? order by id desc fetch first 1 rows only")
			.param(schedule)
			.query((row, number) -> LaunchRow.request(row))
			.optional();
	}

	/** Returns what came of a request, in words; empty if nobody has said. */
	public String detail(long id) {
		return this.jdbc.sql("select detail from launch_request where id = ?")
			.param(id)
			.query(String.class)
			.optional()
			.orElse("");
	}

	/**
	 * Says that a request is on its way to a launcher. One that has come further stays.
	 */
	public void sent(long id) {
		this.jdbc.sql("update launch_request set state = 'SENT', changed_at = ? where id = ? and state = 'REQUESTED'")
			.params(now(), id)
			.update();
	}

	/**
	 * Takes a waiting request up for this process.
	 * @return false if somebody else has
	 */
	public boolean claim(long id) {
		return this.jdbc.sql("""
				update launch_request
				set state = 'LAUNCHING', changed_at = ?, host = ?, pid = ?, process_started = ?, detail = ''
				where id = ? and state in ('REQUESTED', 'SENT')
				""")
			.params(now(), this.self.host(), this.self.pid(), this.self.started().atOffset(ZoneOffset.UTC), id)
			.update() == 1;
	}

	/**
	 * Takes a request up that another process was about to launch when it died, or this
	 * one itself.
	 * @return false if nobody was about to, or a process that lives
	 */
	public boolean takeOver(long id) {
		return this.jdbc
			.sql("select host, pid, process_started from launch_request where id = ? and state = 'LAUNCHING'")
			.param(id)
			.query((row, number) -> LaunchRow.holder(row))
			.optional()
			.filter((holder) -> holder.isSame(this.self) || !this.instances.isAlive(holder))
			.map((holder) -> this.jdbc.sql("""
					update launch_request set changed_at = ?, host = ?, pid = ?, process_started = ?
					where id = ? and state = 'LAUNCHING' and host = ? and pid = ?
					""")
				.params(now(), this.self.host(), this.self.pid(), this.self.started().atOffset(ZoneOffset.UTC), id,
						holder.host(), holder.pid())
				.update() == 1)
			.orElse(false);
	}

	/**
	 * Lets a request wait again that this process has taken up and cannot launch now.
	 * @param why in words
	 */
	public void release(long id, String why) {
		this.jdbc.sql("""
				update launch_request set state = 'REQUESTED', changed_at = ?, detail = ?
				where id = ? and state = 'LAUNCHING' and host = ? and pid = ?
				""").params(now(), storable(why), id, this.self.host(), this.self.pid()).update();
	}

	/**
	 * Says that what a request asked for was launched.
	 * @param taskExecutionId the task; null where there are none
	 */
	public void launched(long id, @Nullable Long taskExecutionId) {
		this.jdbc.sql("""
				update launch_request set state = 'LAUNCHED', changed_at = ?, task_execution_id = ?
				where id = ? and state = 'LAUNCHING'
				""").params(now(), taskExecutionId, id).update();
	}

	/**
	 * Returns requests that were launched as tasks, with nothing heard of what came of
	 * them, oldest first.
	 */
	public List<LaunchRequest> launchedAsTasks() {
		return this.jdbc.sql("select " + LaunchRow.COLUMNS + """
				 from launch_request
				where state = 'LAUNCHED' and task_execution_id is not null and detail = '' order by id
				""").query((row, number) -> LaunchRow.request(row)).list();
	}

	/** Says why a request could not be launched. */
	public void failed(long id, String detail) {
		end(id, State.FAILED, detail);
	}

	/** Says why nothing had to be launched for a request. */
	public void notNeeded(long id, String detail) {
		end(id, State.NOT_NEEDED, detail);
	}

	/** Says how what was launched has ended. */
	public void ended(long id, String detail) {
		end(id, State.LAUNCHED, detail);
	}

	/**
	 * Returns requests that were taken up by a process that is dead, with nothing heard
	 * of what came of them, oldest first. Whoever finds one knows best whether it was
	 * launched before that.
	 */
	public List<LaunchRequest> abandoned() {
		return this.jdbc.sql("select " + LaunchRow.COLUMNS + """
				, host, pid, process_started from launch_request
				where state in ('LAUNCHING', 'LAUNCHED') and task_execution_id is null and detail = ''
				order by id
				""")
			.query((row, number) -> LaunchRow.claimed(row))
			.list()
			.stream()
			.filter((claimed) -> !lives(claimed.holder()))
			.map(LaunchRow.Claimed::request)
			.toList();
	}

	/**
	 * Lets a request wait again that a dead process had taken up, or that has failed.
	 * @return false if it is no more as the caller knows it
	 */
	public boolean reopen(LaunchRequest request) {
		return this.jdbc.sql("""
				update launch_request set state = 'REQUESTED', changed_at = ?, detail = ''
				where id = ? and state = ? and task_execution_id is null
				""").params(now(), request.id(), request.state().name()).update() == 1;
	}

	private boolean lives(Instance holder) {
		return holder.isSame(this.self) || this.instances.isAlive(holder);
	}

	private void end(long id, State state, String detail) {
		this.jdbc.sql("""
				update launch_request set state = ?, changed_at = ?, detail = ?
				where id = ? and state not in ('FAILED', 'NOT_NEEDED')
				""").params(state.name(), now(), storable(detail), id).update();
	}

	private OffsetDateTime now() {
		return OffsetDateTime.now(this.clock);
	}

	// PostgreSQL stores no NUL character.
	private static String storable(String text) {
		return text.replace('\0', '\uFFFD');
	}

}
