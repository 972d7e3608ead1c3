package io.tradu.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows documents by their numbers, which never change their names. */
@Component
class DocumentNames {

	private static final int KNOWN = 10_000;

	private final JdbcClient jdbc;

	private final Cache<Long, Name> names = Caffeine.newBuilder().maximumSize(KNOWN).build();

	DocumentNames(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Returns the name of a document; null if there is none of the number. */
	@Nullable Name find(long id) {
		return this.names.get(id,
				(missing) -> this.jdbc.sql("select feed, file_name from document where id = ?")
					.param(missing)
					.query((row, number) -> new Name(row.getString("feed"), row.getString("file_name")))
					.optional()
					.orElse(null));
	}

	/**
	 * A document's name.
	 *
	 * @param feed its feed
	 * @param fileName its file there
	 */
	record Name(String feed, String fileName) {

		String label() {
			return this.feed + "/" + this.fileName;
		}

	}

}
