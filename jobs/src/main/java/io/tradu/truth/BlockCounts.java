package io.tradu.truth;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.tradu.document.Night;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts blocks. */
@Repository
class BlockCounts {

	private final JdbcClient jdbc;

	BlockCounts(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Returns how many blocks a night has in each state. */
	Map<String, Long> byState(Night night) {
		Map<String, Long> counts = new TreeMap<>();
		this.jdbc.sql("select state, count(*) as blocks from block where night_id = ? group by state")
			.param(night.id())
			.query((row) -> {
				counts.put(row.getString("state"), row.getLong("blocks"));
			});
		return counts;
	}

	/**
	 * Returns the blocks of a night that are complete, whose document is still to be
	 * delivered, and of which no result is stored.
	 */
	List<Long> withoutResult(Night night) {
		return this.jdbc.sql("""
				select b.id from block b join document d on d.id = b.document_id
				where b.night_id = ? and b.state = 'COMPLETED' and d.status in ('RECEIVED', 'INGESTED')
					and not exists (select 1 from block_result r where r.block_id = b.id)
				order by b.id
				""").param(night.id()).query(Long.class).list();
	}

}
