package io.tradu.document;

import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import org.springframework.stereotype.Component;

/**
 * Caches the documents of blocks. What a block needs of its document no longer changes
 * once it has blocks; status and progress do, and are to be read from {@link Documents}.
 */
@Component
public class KnownDocuments {

	private static final int KNOWN = 10_000;

	private final Documents documents;

	private final Cache<Long, Document> known = Caffeine.newBuilder().maximumSize(KNOWN).build();

	KnownDocuments(Documents documents) {
		this.documents = documents;
	}

	/** Returns the document that a block is of. */
	public Document of(Block block) {
		return find(block.documentId()).orElseThrow();
	}

	/** Returns a document by its number; empty if there is none. */
	Optional<Document> find(long id) {
		return Optional.ofNullable(this.known.get(id, (missing) -> this.documents.find(missing).orElse(null)));
	}

}
