package io.tradu.chaos;

import java.time.Duration;

/** When a process is killed. */
enum Moment {

	/** While it starts. */
	START(Duration.ofMillis(300), "select 1"),

	/** While the tables of a new home are made; while it starts, in one that has them. */
	MIGRATE(Duration.ofMillis(150),
			"select count(*) from information_schema.tables where table_name = 'flyway_schema_history'"),

	/** A stage has begun. */
	RECEIVE(Duration.ofMillis(60), Moment.step("receiveDocuments")),

	INGEST(Duration.ofMillis(300), Moment.step("ingestRows")),

	TRANSLATE(Duration.ofMillis(300), Moment.step("translateBlocks")),

	CHECK(Duration.ofMillis(300), Moment.step("checkBlocks")),

	DELIVER(Duration.ofMillis(60), Moment.step("deliverDocuments")),

	/** A file of the outbox is being written or has just been renamed. */
	RENAME(Duration.ofMillis(3), "select 0"),

	RECONCILE(Duration.ofMillis(10), Moment.step("reconcileNight")),

	/** Between two commits, wherever the process is. */
	COMMIT(Duration.ZERO, """
			select coalesce(sum(commit_count), 0) - %d from batch_step_execution
			where start_time >= timestamp '%s'
			"""),

	/** It has the lease and puts right what the one killed before it has left. */
	RECOVER(Duration.ofMillis(100), """
			select fence - %d from lease
			where name = 'nightly' and released_at is null and cast(acquired_at as timestamp) >= timestamp '%s'
			""");

	private final Duration longestDelay;

	private final String condition;

	Moment(Duration longestDelay, String condition) {
		this.longestDelay = longestDelay;
		this.condition = condition;
	}

	/** Returns the longest random wait between the moment's sign and the kill. */
	Duration longestDelay() {
		return this.longestDelay;
	}

	/**
	 * Returns a query that gives a number above zero once the moment has come.
	 * @param begun when the process was started, as SQL writes it
	 * @param commits how many commits of its own the process is left to make
	 */
	String condition(String begun, int commits) {
		return this.condition.formatted((this == COMMIT) ? commits : 0, begun);
	}

	private static String step(String name) {
		return "select count(*) - %d from batch_step_execution where step_name = '" + name
				+ "' and start_time >= timestamp '%s'";
	}

}
