package io.tradu.replay;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a person puts in place of what stands in a document.
 *
 * @param sources source texts by column; they go through the engine
 * @param targets translations by column; they go through the quality checks only
 * @param record a whole record in place of one that is none; null if it stays
 */
public record Edits(Map<String, String> sources, Map<String, String> targets, @Nullable String record) {

	/** All stays as it stands in the document. */
	public static final Edits NONE = new Edits(Map.of(), Map.of(), null);

	public Edits {
		sources = new LinkedHashMap<>(sources);
		targets = new LinkedHashMap<>(targets);
	}

	/** Tells whether all stays. */
	boolean none() {
		return this.sources.isEmpty() && this.targets.isEmpty() && this.record == null;
	}

	/** Says what is edited, without the texts. */
	String described() {
		return (this.sources.isEmpty() ? "" : "; source edited: " + String.join(", ", this.sources.keySet()))
				+ (this.targets.isEmpty() ? "" : "; translated: " + String.join(", ", this.targets.keySet()))
				+ ((this.record != null) ? "; record replaced" : "");
	}

}
