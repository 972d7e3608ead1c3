package io.tradu.document;

import java.util.List;
import java.util.Optional;

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

	/** Saves a block's result, whether or not it has one already. */
	public void save(Block block, BlockResult result) {
		// PostgreSQL stores no NUL character; JSON spells one in six others.
		String content = this.json.writeValueAsString(result);
		int updated = this.jdbc.sql("update block_result set content = ? where block_id = ?")
			.params(content, block.id())
			.update();
		if (updated == 0) {
			this.jdbc.sql("insert into block_result (block_id, content) values (?, ?)")
				.params(List.of(block.id(), content))
				.update();
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
