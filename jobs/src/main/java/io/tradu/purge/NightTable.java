package io.tradu.purge;

import java.util.List;

/**
 * A table with rows that belong to a night.
 *
 * @param name its name
 * @param key columns that tell its rows apart
 * @param condition which rows belong to a night, in terms of {@link NightRows}'s
 * parameters
 */
record NightTable(String name, String key, String condition) {

	private static final String OF_NIGHT = "night_id = :night";

	private static final String OF_BLOCK = "block_id in (select id from block where night_id = :night)";

	private static final String OF_DOCUMENT = "document_id in (select id from document where night_id = :night)";

	private static final String OF_RUN = "job_execution_id in (:runs)";

	private static final String OF_STEP = "step_execution_id in (select step_execution_id from batch_step_execution where "
			+ OF_RUN + ")";

	/**
	 * All of them, every table before those its rows point at. A table that is made later
	 * and has rows of nights belongs in here: a test looks for it.
	 */
	static final List<NightTable> ALL = List.of(new NightTable("block_result", "block_id", OF_BLOCK),
			new NightTable("block_event", "id", OF_BLOCK),
			new NightTable("dead_letter", "id",
					"origin in (select cast(id as varchar(20)) from document where night_id = :night)"),
			new NightTable("replayed_row", "document_id, target, row_number, replay_id", OF_DOCUMENT),
			new NightTable("replay_item", "replay_id, letter_id", OF_DOCUMENT),
			new NightTable("ledger", "document_id, target", OF_NIGHT),
			new NightTable("deliverable", "document_id, target", OF_DOCUMENT),
			new NightTable("superseded_deliverable", "document_id, target, version", OF_DOCUMENT),
			new NightTable("block", "id", OF_NIGHT), new NightTable("document", "id", OF_NIGHT),
			new NightTable("set_aside", "id", OF_NIGHT), new NightTable("route_hold", "night_id, route", OF_NIGHT),
			new NightTable("night_input", "night_id, name", OF_NIGHT),
			new NightTable("run_fact", "job_execution_id, name", OF_RUN),
			new NightTable("run_failure", "job_execution_id", OF_RUN),
			new NightTable("stop_request", "job_execution_id", OF_RUN),
			new NightTable("batch_step_execution_context", "step_execution_id", OF_STEP),
			new NightTable("step_time", "step_execution_id", OF_STEP),
			new NightTable("batch_step_execution", "step_execution_id", OF_RUN),
			new NightTable("batch_job_execution_context", "job_execution_id", OF_RUN),
			new NightTable("batch_job_execution_params", "job_execution_id, parameter_name", OF_RUN),
			new NightTable("batch_job_execution", "job_execution_id", OF_RUN),
			new NightTable("batch_job_instance", "job_instance_id", "job_instance_id in (:instances)"),
			new NightTable("night", "id", "id = :night"));

	String count() {
		return "select count(*) from " + this.name + " where " + this.condition;
	}

	String select() {
		return "select * from " + this.name + " where " + this.condition + " order by " + this.key;
	}

	/**
	 * Finds the keys of some of the rows, of so many as the parameter {@code limit} says.
	 */
	String selectKeys() {
		return "select " + this.key + " from " + this.name + " where " + this.condition
				+ " fetch first :limit rows only";
	}

	/** Removes the rows whose keys the parameter {@code keys} lists. */
	String delete() {
		return "delete from " + this.name + " where (" + this.key + ") in (:keys)";
	}

}
