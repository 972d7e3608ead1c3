package io.tradu.purge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.tradu.document.Night;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds all rows of a night. */
@Repository
class NightRows {

	// Params and summary both: while a purge is under way only one of them may be there.
	private static final String RUNS = """
			select d.job_execution_id from batch_job_execution_params d
			join batch_job_execution_params s
				on s.job_execution_id = d.job_execution_id and s.parameter_name = 'sequence'
			where d.parameter_name = 'businessDate' and d.parameter_value = :dateText and s.parameter_value = :sequenceText
			union
			select job_execution_id from run_summary where business_date = :date and sequence_number = :sequence
			""";

	private final JdbcClient jdbc;

	private final NightTables tables;

	NightRows(JdbcClient jdbc, NightTables tables) {
		this.jdbc = jdbc;
		this.tables = tables;
	}

	/** Returns the numbers of the night's runs, oldest first. */
	List<Long> runs(Night night) {
		return this.jdbc.sql(RUNS)
			.param("dateText", night.businessDate().toString())
			.param("sequenceText", Long.toString(night.sequence()))
			.param("date", night.businessDate())
			.param("sequence", night.sequence())
			.query(Long.class)
			.list()
			.stream()
			.sorted()
			.toList();
	}

	/** Returns the parameters by which {@link NightTable} names a night's rows. */
	Map<String, @Nullable Object> parameters(Night night) {
		List<Long> runs = orNone(runs(night));
		List<Long> instances = this.jdbc.sql("""
				select job_instance_id from batch_job_execution where job_execution_id in (:runs)
				union
				select job_instance_id from run_summary where job_execution_id in (:runs)
				""").param("runs", runs).query(Long.class).list();
		Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
		parameters.put("night", night.id());
		parameters.put("runs", runs);
		parameters.put("instances", orNone(instances));
		return parameters;
	}

	/** Returns how many rows of a night each table has that has any. */
	Map<String, Long> count(Night night) {
		Map<String, @Nullable Object> parameters = parameters(night);
		Map<String, Long> rows = new LinkedHashMap<>();
		for (NightTable table : this.tables.all()) {
			long count = this.jdbc.sql(table.count()).params(parameters).query(Long.class).single();
			if (count > 0) {
				rows.put(table.name(), count);
			}
		}
		return rows;
	}

	/** Returns how many dead letters of a night nobody has closed. */
	long openDeadLetters(Night night) {
		return this.jdbc.sql("""
				select count(*) from dead_letter where state = 'OPEN'
					and origin in (select cast(id as varchar(20)) from document where night_id = ?)
				""").param(night.id()).query(Long.class).single();
	}

	// SQL knows no empty list.
	private static List<Long> orNone(List<Long> numbers) {
		return numbers.isEmpty() ? List.of(-1L) : numbers;
	}

}
