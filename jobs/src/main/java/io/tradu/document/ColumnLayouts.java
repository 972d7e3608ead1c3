package io.tradu.document;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the layouts of documents. A header can have hundreds of thousands of names, so
 * only the wanted ones are kept, and no query over several documents reads any.
 */
@Repository
public class ColumnLayouts {

	private static final int KNOWN = 10_000;

	private final JdbcClient jdbc;

	private final JsonMapper json;

	private final ObjectProvider<Feeds> feeds;

	// A document's header never changes.
	private final Cache<Long, ColumnLayout> layouts = Caffeine.newBuilder().maximumSize(KNOWN).build();

	ColumnLayouts(JdbcClient jdbc, JsonMapper json, ObjectProvider<Feeds> feeds) {
		this.jdbc = jdbc;
		this.json = json;
		this.feeds = feeds;
	}

	/** Returns the layout of a document, with the columns that its feed translates. */
	public ColumnLayout of(Document document) {
		return this.layouts.get(document.id(), (missing) -> of(document, translated(document)));
	}

	/** Returns the layout of a document, with the columns of some names. */
	public ColumnLayout of(Document document, Collection<String> names) {
		return this.jdbc.sql("select columns from document where id = ?")
			.param(document.id())
			.query((row, number) -> layout(row, names))
			.single();
	}

	private List<String> translated(Document document) {
		return this.feeds.getObject().find(document.feed()).map(Feed::columns).orElse(List.of());
	}

	private ColumnLayout layout(ResultSet row, Collection<String> names) throws SQLException {
		Map<String, Integer> positions = new HashMap<>();
		int count = 0;
		try (Reader columns = row.getCharacterStream("columns"); JsonParser parser = this.json.createParser(columns)) {
			for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
				if (token == JsonToken.VALUE_STRING) {
					String name = parser.getString();
					if (names.contains(name)) {
						positions.putIfAbsent(name, count);
					}
					count++;
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new ColumnLayout(count, positions);
	}

}
