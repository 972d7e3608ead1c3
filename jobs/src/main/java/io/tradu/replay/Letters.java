package io.tradu.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.tradu.batch.deadletter.DeadLetters;
import io.tradu.batch.deadletter.KeptLetter;
import io.tradu.document.Block;
import io.tradu.document.Blocks;
import io.tradu.document.Document;
import io.tradu.document.Documents;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds dead letters. */
@Repository
public class Letters {

	private final JdbcClient jdbc;

	private final DeadLetters deadLetters;

	private final Documents documents;

	private final Blocks blocks;

	Letters(JdbcClient jdbc, DeadLetters deadLetters, Documents documents, Blocks blocks) {
		this.jdbc = jdbc;
		this.deadLetters = deadLetters;
		this.documents = documents;
		this.blocks = blocks;
	}

	/**
	 * Returns the newest letters that a filter lets through, oldest first.
	 * @param limit how many at most
	 */
	public List<Letter> find(LetterFilter filter, int limit) {
		List<String> conditions = new ArrayList<>(List.of("true"));
		List<Object> parameters = new ArrayList<>();
		add(conditions, parameters, "n.business_date = ?", filter.businessDate());
		add(conditions, parameters, "d.feed = ?", filter.feed());
		add(conditions, parameters, "l.reason = ?", filter.rule());
		add(conditions, parameters, "l.category = ?", name(filter.category()));
		add(conditions, parameters, "l.state = ?", name(filter.state()));
		add(conditions, parameters, "l.kind = ?", filter.kind());
		parameters.add(limit);
		return find(this.jdbc
			.sql("select l.id from dead_letter l join document d on cast(d.id as varchar(100)) = l.origin"
					+ " join night n on n.id = d.night_id where " + String.join(" and ", conditions)
					+ " order by l.id desc fetch first ? rows only")
			.params(parameters)
			.query(Long.class)
			.list());
	}

	/** Returns letters by their numbers, in that order; an unknown number has none. */
	public List<Letter> find(Collection<Long> ids) {
		Map<String, Document> known = new HashMap<>();
		List<Letter> found = new ArrayList<>();
		for (KeptLetter kept : this.deadLetters.find(ids)) {
			found.add(new Letter(kept, known.computeIfAbsent(kept.letter().address().origin(), this::document)));
		}
		return found;
	}

	/** Returns the letters of the rows of the block that a letter is about. */
	List<Letter> rows(Letter ofBlock) {
		Document document = ofBlock.document();
		long lastRow = this.blocks.find(document, ofBlock.target())
			.stream()
			.filter((block) -> block.firstRow() == ofBlock.row())
			.mapToLong(Block::lastRow)
			.findFirst()
			.orElse(ofBlock.row());
		return this.deadLetters.findAll(Document.ROW, document.origin(), ofBlock.target(), ofBlock.row(), lastRow)
			.stream()
			.map((kept) -> new Letter(kept, document))
			.toList();
	}

	/** Returns the letters of a document's blocks. */
	List<Letter> blocks(Document document) {
		return this.deadLetters.findAll(Block.BLOCK, document.origin())
			.stream()
			.map((kept) -> new Letter(kept, document))
			.toList();
	}

	private Document document(String origin) {
		return this.documents.find(Long.parseLong(origin)).orElseThrow();
	}

	private static void add(List<String> conditions, List<Object> parameters, String condition,
			@Nullable Object value) {
		if (value != null) {
			conditions.add(condition);
			parameters.add(value);
		}
	}

	private static @Nullable String name(@Nullable Enum<?> value) {
		return (value != null) ? value.name() : null;
	}

}
