package io.tradu.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps what the engines made of the blocks, as one JSON text for each block. */
@Repository
public class BlockResults {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	BlockResults(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Saves a block's result, whether or not it has one already, with how its route has
	 * fared.
	 */
	public void save(Block block, BlockResult result) {
		// PostgreSQL stores no NUL character; JSON spells one in six others.
		String content = this.json.writeValueAsString(result);
		List<@Nullable Object> values = Arrays.asList(content, result.firstRoute().orElse(null), result.rowsAsked(),
				result.rowsRejected(), block.id());
		int updated = this.jdbc.sql("""
				update block_result set content = ?, route = ?, rows_asked = ?, rows_rejected = ? where block_id = ?
				""").params(values).update();
		if (updated == 0) {
			this.jdbc.sql("""
					insert into block_result (content, route, rows_asked, rows_rejected, block_id)
					values (?, ?, ?, ?, ?)
					""").params(values).update();
		}
	}

	public Optional<BlockResult> find(Block block) {
		return this.jdbc.sql("select content from block_result where block_id = ?")
			.param(block.id())
			.query(String.class)
			.optional()
			.map((content) -> this.json.readValue(content, BlockResult.class));
	}

}
